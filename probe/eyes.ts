import { createInterface } from 'node:readline/promises';

/** Somebody at the screen. Answers are undefined where nobody is there or knows. */
export interface Person {
	/** @param text what is to be allowed */
	allows(id: string, text: string): Promise<boolean>;
	/** @param question answered by yes or no @param picture what should be seen */
	sees(id: string, question: string, picture: string): Promise<boolean | undefined>;
	/** @returns the words entered */
	tells(text: string): Promise<string>;
	/** Lets go of the terminal. */
	leave(): void;
}

/** For a run without a person. */
export const NOBODY: Person = {
	allows: () => Promise.resolve(false),
	sees: () => Promise.resolve(undefined),
	tells: () => Promise.resolve(''),
	leave: () => undefined,
};

/** Asks in the terminal. @param signal ends a question that waits */
export function terminalPerson(signal: AbortSignal): Person {
	const lines = createInterface({ input: process.stdin, output: process.stdout });
	const ended = new AbortController();
	lines.once('close', () => {
		ended.abort();
	});
	// readline takes Ctrl+C for itself.
	lines.on('SIGINT', () => process.emit('SIGINT'));
	const ask = async (text: string): Promise<string> => {
		try {
			return (
				await lines.question(text, { signal: AbortSignal.any([signal, ended.signal]) })
			).trim();
		} catch {
			return '';
		}
	};
	const yes = (answer: string): boolean => /^(y|yes|是|好)$/i.test(answer);
	return {
		allows: async (_id, text) => yes(await ask(`\n${text}\nAgreed? [y/N] `)),
		sees: async (_id, question, picture) => {
			const frame = picture.replace(/^/gm, '    │ ');
			const answer = await ask(
				`\nIn Feishu there should now be:\n${frame}\n${question} [y/n, Enter: don't know] `,
			);
			return yes(answer) ? true : /^(n|no|否)$/i.test(answer) ? false : undefined;
		},
		tells: (text) => ask(text),
		leave: () => {
			lines.close();
		},
	};
}
