/**
 * Whether a message is out: what a workflow needs to know before it sends again. `sent`: a part of it
 * surely is.
 */
export type Delivery = 'notSent' | 'unknown' | 'sent';

/** What an error item carries for a workflow to branch on. */
export type FailureDetails = {
	/** Feishu's code; `null` when Feishu did not answer or was not asked. */
	code: number | null;
	/** Feishu's own words, or what the network said. */
	msg: string;
	httpStatus: number | null;
	logId: string | null;
	/** What to do. */
	hint: string;
	/** Whether the same request can succeed later with nothing changed. */
	retryable: boolean;
	delivery: Delivery;
};

/** What kind of trouble it was; the retry rules go by it. */
export type FailureCause =
	| 'input'
	| 'refused'
	| 'rateLimit'
	| 'token'
	| 'noToken'
	| 'server'
	| 'unreachable'
	| 'interrupted'
	| 'cancelled';

/** What a refusal for coming too fast tells about the limit. */
export interface RateLimit {
	/** Requests that fit into a window. */
	limit?: number;
	/** How long until the next window, ms. */
	resetMs?: number;
}

/** A request, or the preparation of one, that did not succeed. Knows nothing of n8n. */
export class Failure extends Error {
	/**
	 * @param message what happened, in plain words, ending with ` [code]` where there is one
	 * @param details for error items and for the text below the message
	 * @param reason the kind of trouble
	 * @param rateLimit set where that is `rateLimit`
	 */
	constructor(
		message: string,
		readonly details: FailureDetails,
		readonly reason: FailureCause,
		readonly rateLimit?: RateLimit,
	) {
		super(message);
		this.name = 'Failure';
	}

	/**
	 * The same failure with more to say.
	 *
	 * @param first sentences before what to do
	 * @param then sentences on a line of their own after it
	 */
	advise(first: string, then = ''): Failure {
		const sentences = [first, this.details.hint].filter((part) => part !== '').join(' ');
		const hint = [sentences, then].filter((part) => part !== '').join('\n');
		return this.with({ hint });
	}

	/**
	 * The same failure of a message that is partly out.
	 *
	 * @param sent how many of its parts were sent
	 * @param parts how many there are
	 */
	partly(sent: number, parts: number): Failure {
		if (sent === 0) return this;
		const { delivery } = this.details;
		const what = `Of the ${parts} parts of this message the first ${sent} ${sent === 1 ? 'was' : 'were'} sent.`;
		return this.with({ delivery: delivery === 'notSent' ? 'sent' : delivery }).advise(what);
	}

	/**
	 * The same failure, whose reason was found out.
	 *
	 * @param message what happened; the code stays behind it
	 * @param hint what to do
	 */
	because(message: string, hint: string): Failure {
		const { code } = this.details;
		return this.with({ hint }, code === null ? message : `${message} [${code}]`);
	}

	/** The same failure with other details. */
	with(details: Partial<FailureDetails>, message = this.message): Failure {
		return new Failure(message, { ...this.details, ...details }, this.reason, this.rateLimit);
	}

	/** What to do, Feishu's own words where they add something, and the id for support. */
	get description(): string {
		const { hint, logId } = this.details;
		return [hint, this.ownWords, logId === null ? '' : `Log ID: ${logId}`]
			.filter((part) => part !== '')
			.join('\n');
	}

	/** The cause's own words, unless they are the message already. */
	private get ownWords(): string {
		const { code, msg } = this.details;
		if (msg === '' || msg === this.message || this.reason === 'input') return '';
		return code === null ? `Cause: ${msg}` : `Feishu says: '${msg}'.`;
	}
}
