import type { Logger, LogLevel, LogMetadata } from 'n8n-workflow';

/** One line written through n8n's logger while a workflow ran. */
export interface LogEntry {
	level: Exclude<LogLevel, 'silent'>;
	message: string;
	meta: LogMetadata;
	/** `node`: `this.logger` of a node (and n8n-core's services). `engine`: n8n's global logger. */
	channel: 'node' | 'engine';
}

/** Receives every log line of the executions of one engine, so that tests can look for secrets. */
export type LogSink = (entry: LogEntry) => void;

/** A logger with n8n's shape that hands each line to `receive` and prints nothing. */
export class ForwardingLogger implements Logger {
	/**
	 * @param channel who writes through this logger
	 * @param receive called for each line, in order
	 */
	constructor(
		private readonly channel: LogEntry['channel'],
		private readonly receive: LogSink,
	) {}

	error(message: string, meta: LogMetadata = {}): void {
		this.receive({ level: 'error', message, meta, channel: this.channel });
	}

	warn(message: string, meta: LogMetadata = {}): void {
		this.receive({ level: 'warn', message, meta, channel: this.channel });
	}

	info(message: string, meta: LogMetadata = {}): void {
		this.receive({ level: 'info', message, meta, channel: this.channel });
	}

	debug(message: string, meta: LogMetadata = {}): void {
		this.receive({ level: 'debug', message, meta, channel: this.channel });
	}

	/** n8n-core's services ask for a logger per topic; the topic does not matter here. */
	scoped(): this {
		return this;
	}
}
