import { Failure } from '../../transport/failure';

/** Why there is no connection. */
export interface Trouble {
	failure: Failure;
	/** Whether Feishu said no; else trying again may help by itself. */
	refused: boolean;
}

/**
 * @param message what happened
 * @param hint what to do
 * @returns trouble of this end, which may pass
 */
export const passing = (message: string, hint: string): Trouble => ({
	failure: new Failure(
		message,
		{
			code: null,
			msg: '',
			httpStatus: null,
			logId: null,
			hint,
			retryable: true,
			delivery: 'notSent',
		},
		'unreachable',
	),
	refused: false,
});
