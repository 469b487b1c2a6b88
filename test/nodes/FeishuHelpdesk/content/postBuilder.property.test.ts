import fc from 'fast-check';
import {
	buildElement,
	buildPost,
	ELEMENT_TYPES,
} from '../../../../nodes/FeishuHelpdesk/content/postBuilder';
import { TEXT_STYLES } from '../../../../nodes/FeishuHelpdesk/content/postElement';
import { POST_LOCALES } from '../../../../nodes/FeishuHelpdesk/content/postLocales';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';
import { postSchema } from '../../../../sandbox/content/post';
import { runs } from '../../../support/runs';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(''), fc.constant(' '));
const element = fc.record({
	type: fc.constantFrom(...ELEMENT_TYPES),
	text,
	style: fc.subarray([...TEXT_STYLES]),
	href: fc.oneof(fc.webUrl(), text, fc.constant('javascript:alert(1)')),
	userId: fc.oneof(fc.constantFrom('ou_a', 'on_b', 'c1', 'all'), text),
	imageKey: fc.constantFrom('img_1', 'img_v3_a-b'),
	language: fc.constantFrom('', 'PYTHON', 'SQL'),
	emojiType: fc.constantFrom('THUMBSUP', 'OK', ''),
});
const draft = fc.record({
	locale: fc.constantFrom(...POST_LOCALES),
	title: text,
	elements: fc.array(fc.array(element, { maxLength: 3 }), { maxLength: 4 }),
});

test('whatever is filled in becomes a post that Feishu documents, or is refused with a reason', () => {
	let built = 0;
	fc.assert(
		fc.property(fc.array(draft, { minLength: 1, maxLength: 3 }), (drafts) => {
			try {
				const post = buildPost(
					drafts.map(({ locale, title, elements }) => ({
						locale,
						title,
						paragraphs: elements.map((paragraph) =>
							paragraph.map((each) => buildElement(each, 'Paragraphs', 'here')),
						),
					})),
					'Paragraphs',
				);
				expect(postSchema({ post }, 'wrapped', false).safeParse({ post }).error).toBeUndefined();
				built += 1;
			} catch (error) {
				if (!(error instanceof InputError)) throw error;
			}
		}),
		{ numRuns: runs(2000), seed: 20260101 },
	);
	expect(built).toBeGreaterThan(runs(50));
});
