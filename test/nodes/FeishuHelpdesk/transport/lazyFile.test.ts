import { lazyFile } from '../../../../nodes/FeishuHelpdesk/transport/lazyFile';

const PARTS = ['GIF8', '9a', '…'].map((part) => Buffer.from(part));
const SIZE = Buffer.concat(PARTS).length;

function opened() {
	let opens = 0;
	let read = 0;
	const file = lazyFile({
		fileName: '截图 1.gif',
		mimeType: 'image/gif',
		size: SIZE,
		async *open() {
			opens += 1;
			for (const part of PARTS) {
				await Promise.resolve();
				read += 1;
				yield part;
			}
		},
	});
	return { file, opens: () => opens, read: () => read };
}

test('says what it is without being read', () => {
	const { file, opens } = opened();
	expect(file).toBeInstanceOf(File);
	expect([file.name, file.type, file.size]).toEqual(['截图 1.gif', 'image/gif', SIZE]);
	expect(opens()).toBe(0);
});

test('is read part by part, each time anew', async () => {
	const { file, opens, read } = opened();
	const reader = file.stream().getReader();
	expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('GIF8');
	expect([opens(), read() < PARTS.length]).toEqual([1, true]);
	await reader.cancel();
	expect(await new Response(file.stream()).text()).toBe('GIF89a…');
	expect(opens()).toBe(2);
});

test('goes whole into a form, with its name and type', async () => {
	const form = new FormData();
	form.append('image', opened().file);
	const body = await new Response(form).text();
	expect(body).toContain('filename="截图 1.gif"');
	expect(body).toContain('Content-Type: image/gif\r\n\r\nGIF89a…\r\n');
});
