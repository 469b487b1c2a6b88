import { checkImageFile } from '../../../../nodes/FeishuHelpdesk/content/imageFile';

async function* whole(bytes: Buffer) {
	yield await Promise.resolve(bytes);
}

/** @returns what the user reads of a file that is no image */
const refusal = async (content: string) => {
	const bytes = Buffer.from(content, 'latin1');
	const failed: unknown = await checkImageFile(
		{ fileName: 'shot.png', open: () => whole(bytes) },
		'File',
	).catch((error: unknown) => error);
	return failed;
};

const KNOWN =
	'Feishu takes JPG, PNG, WEBP, GIF, BMP, ICO, TIFF and HEIC. The type is read from the content of the file, not from its name. ';
const CONVERT =
	'Put the Edit Image node before this step, with the option Format set to PNG; if your n8n cannot read the picture, have an HTTP Request node ask a service that converts it.';
const SVG = `This one is an SVG. ${CONVERT}`;
const PDF =
	'This one is a PDF. n8n cannot draw its pages: send a link to it, or have an HTTP Request node ask a service that makes pictures of PDF files.';
const AVIF = `This one is an AVIF. ${CONVERT}`;
const VIDEO = 'This one is a video or an image of a rare kind: send a link to it.';
const PAGE =
	'This one is a web page, probably a login or an error page in the place of the picture: check the step before that downloads it.';
const JSON_ANSWER =
	'This one is probably JSON, e.g. the answer of an API: check the step before that downloads it.';
const OTHER = `For another kind of picture: ${CONVERT}`;

const BOM = '\xef\xbb\xbf';

test.each<[what: string, content: string, advice: string]>([
	['a plain SVG', '<svg width="1"/>', SVG],
	['an SVG in capital letters', '<SVG width="1"/>', SVG],
	['an SVG with a declaration', '<?xml version="1.0"?>\n<svg/>', SVG],
	['an SVG with a comment', '<!-- drawn by hand --><svg/>', SVG],
	['an SVG with a document type', '<!DOCTYPE svg PUBLIC ""><svg/>', SVG],
	['an SVG after blank lines', ' \n\t<svg/>', SVG],
	['an SVG with a byte order mark', `${BOM}<svg/>`, SVG],
	['an SVG with a mark and a blank line', `${BOM}\n<svg/>`, SVG],
	['XML that is no SVG', '<?xml version="1.0"?><rss/>', OTHER],
	['a comment without an SVG', '<!-- a --><b>', OTHER],
	['a tag whose name only begins like that', '<svgs/>', OTHER],
	['text about an SVG', 'Write <svg> here', OTHER],
	['an SVG whose beginning is far off', `<?xml?>${' '.repeat(1_100)}<svg/>`, OTHER],
	['a PDF', '%PDF-1.7\n', PDF],
	['text about a PDF', 'A file begins with %PDF-1.7', OTHER],
	['an AVIF', '\0\0\0\x1cftypavif\0\0\0\0mif1', AVIF],
	['an AVIF of several pictures', '\0\0\0\x1cftypavis\0\0\0\0msf1', AVIF],
	['an AVIF by its second brand', '\0\0\0\x1cftypmif1\0\0\0\0mif1avif', AVIF],
	['a video', '\0\0\0\x18ftypisom\0\0\0\0mp42', VIDEO],
	['a video with a word in it', `\0\0\0\x18ftypisom\0\0\0\0mp42${'\0'.repeat(60)}avif`, VIDEO],
	['a brand that only looks like it', '\0\0\0\x18ftypavio\0\0\0\0mp42', VIDEO],
	['text that begins almost like a video', '\0\0\0\x18ftyxavif', OTHER],
	['a web page', '<!doctype html><title>Log in</title>', PAGE],
	['a web page in capital letters', '<HTML>', PAGE],
	['a web page after blank lines', '\r\n  <html lang="de">', PAGE],
	['a web page with a drawing in it', '<!DOCTYPE html><svg/>', PAGE],
	['a web page with a byte order mark', `${BOM}<html>`, PAGE],
	['an object', '{"code":99991663}', JSON_ANSWER],
	['a list', '[]', JSON_ANSWER],
	['an object after blank lines', '\n {}', JSON_ANSWER],
	['text with an object in it', 'Answer: {}', OTHER],
	['text with a page in it', 'Answer: <html>', OTHER],
	['one letter', 'x', OTHER],
])('%s', async (_what, content, advice) => {
	expect(await refusal(content)).toMatchObject({
		field: 'File',
		problem: "holds a file that is not an image Feishu takes ('shot.png')",
		hint: `${KNOWN}${advice}`,
	});
});
