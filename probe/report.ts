import { factOf, type FactId } from './facts';
import { found, type Finding } from './finding';
import type { Settings } from './settings';

/** A report as `probe-report.json` holds it. */
export interface Report {
	readonly facts: readonly ({ readonly id: FactId } & Finding)[];
}

/** A stand-in for what a report must not show. */
const HIDDEN = '***';

const PERSONAL: readonly RegExp[] = [
	// E-mail addresses.
	/[^\s@|]+@[^\s@|]+/g,
	// IDs of people, chats, messages, departments, apps, images, and tokens.
	/\b(?:ou|on|oc|om|od|cli|img|file)[_-][\w-]{6,}/g,
	/\b(?:ht|[tu])-[\w-]{8,}/g,
	/\beyJ[\w.-]{10,}/g,
	// Mobile numbers, and IDs of tickets.
	/\+\d{6,}/g,
	/\b1\d{10}\b/g,
	/\b\d{16,}\b/g,
];

/**
 * Takes secrets and people out of a text.
 *
 * @param text anything
 * @param settings whose values must not be seen
 */
export function withoutSecrets(text: string, settings: Settings): string {
	const { appId, appSecret, helpdeskId, helpdeskToken, receiver } = settings;
	const { userToken, templateId, encryptKey, region, baseUrl } = settings;
	// The addresses of Feishu and Lark are known.
	const host = region === 'custom' ? [baseUrl, new URL(baseUrl).host] : [];
	const header = Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
	const secrets = [
		appId,
		appSecret,
		helpdeskId,
		helpdeskToken,
		header,
		receiver,
		userToken,
		templateId,
		encryptKey,
		...host,
	]
		.filter((secret) => secret !== undefined && secret.length > 3)
		.map((secret) => secret ?? '');
	const plain = secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
	return PERSONAL.reduce((rest, pattern) => rest.replace(pattern, HIDDEN), plain);
}

/**
 * Puts findings into a report.
 *
 * @param ids facts that were asked for
 * @param findings what was found; a fact without any was not reached
 * @param settings whose values must not be seen
 */
export function reportOf(
	ids: readonly FactId[],
	findings: ReadonlyMap<FactId, Finding>,
	settings: Settings,
): Report {
	return {
		facts: ids.map((id) => {
			const { verdict, code, logId, what } =
				findings.get(id) ?? found('skipped', 'The run was stopped before');
			const shown = logId === null ? null : withoutSecrets(logId, settings);
			// A log ID has long runs of digits itself, so that only whole ones are of use.
			return {
				id,
				verdict,
				code,
				logId: isLogId(logId) ? logId : shown,
				what: withoutSecrets(what, settings),
			};
		}),
	};
}

/** The time to the second, then hexadecimal digits. Feishu docs: log ID. */
const isLogId = (logId: string | null): boolean =>
	logId !== null && /^20\d{12}[0-9A-F]{8,40}$/i.test(logId);

const cell = (text: string) => text.replace(/[\\|<*`]/g, '\\$&').replace(/\s+/g, ' ');

/**
 * Writes a report as Markdown, to be attached to an issue.
 *
 * @param report the same as JSON
 * @param region Feishu, Lark or custom
 * @param version of the package
 * @param at when it was made
 */
export function markdownOf(report: Report, region: string, version: string, at: Date): string {
	const count = (verdict: Finding['verdict']) =>
		report.facts.filter((fact) => fact.verdict === verdict).length;
	const tried = report.facts.length - count('skipped') - count('unseen');
	const rows = report.facts.map(({ id, verdict, code, logId, what }) =>
		[
			`\`${id}\``,
			verdict === 'skipped' || verdict === 'unseen' ? verdict : `**${verdict}**`,
			cell(factOf(id).documented),
			cell(what),
			code ?? '',
			logId ?? '',
		].join(' | '),
	);
	return [
		'# Doubtful facts, tried',
		'',
		`Region: ${region}. Package: ${version}. Date: ${at.toISOString().slice(0, 10)}. ` +
			`${tried} of ${report.facts.length} facts could be settled. No secrets, names and addresses are in here.`,
		'',
		'| Fact | Verdict | Documented, or expected | What happened | Code | Log ID |',
		'| --- | --- | --- | --- | --- | --- |',
		...rows.map((row) => `| ${row} |`),
		'',
	].join('\n');
}
