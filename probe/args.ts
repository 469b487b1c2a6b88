import { parseArgs } from 'node:util';

import { factIds, type FactId } from './facts';

export const HELP = `Tries the doubtful facts of docs/doubtful-facts.md with a helpdesk, and writes a report.

npm run probe -- [options]

  --to <address>  Whom to write to: e-mail address, mobile number or ID (or FEISHU_RECEIVER)
  --only <ids>    These facts only, e.g. --only post-wrapper,ticket-order
  --list          Names the facts, and what each of them sends or creates
  --out <folder>  Where probe-report.md and probe-report.json go (default: the working folder)
  --yes           Asks nobody: what needs eyes is "unseen", what needs consent "skipped"
  --help          Shows this text

Which helpdesk: FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_HELPDESK_ID, FEISHU_HELPDESK_TOKEN and
FEISHU_REGION (feishu, lark, or custom with FEISHU_BASE_URL); without them, a sandbox on this machine.
FEISHU_USER_TOKEN, the token of an agent or administrator, and FEISHU_TEMPLATE_ID, a published card
template, let some more facts be tried; so do FEISHU_EVENT_PORT, to which a public address leads, and
FEISHU_ENCRYPT_KEY.
Ctrl+C stops; the same command goes on where it stopped, and sends nothing twice.`;

/** What the command line asks for. */
export interface Args {
	readonly show: 'help' | 'list' | undefined;
	/** Facts to try, in the order of the table. */
	readonly only: readonly FactId[];
	readonly to: string | undefined;
	readonly out: string;
	/** Whether nobody is asked. */
	readonly yes: boolean;
}

/**
 * Reads the command line.
 *
 * @param argv what stands behind the command
 * @throws {Error} that names what is wrong
 */
export function readArgs(argv: string[]): Args {
	const { values } = parseArgs({
		args: argv,
		options: {
			to: { type: 'string' },
			only: { type: 'string' },
			out: { type: 'string', default: '.' },
			list: { type: 'boolean', default: false },
			yes: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	return {
		show: values.help ? 'help' : values.list ? 'list' : undefined,
		only: values.only === undefined ? factIds : chosen(values.only),
		to: values.to,
		out: values.out,
		yes: values.yes,
	};
}

function chosen(text: string): FactId[] {
	const names = text
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	const unknown = names.find((name) => !factIds.some((id) => id === name));
	if (unknown !== undefined || names.length === 0) {
		throw new Error(`--only knows no "${unknown ?? ''}". It takes: ${factIds.join(', ')}`);
	}
	return factIds.filter((id) => names.includes(id));
}
