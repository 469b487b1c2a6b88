/** What Feishu tells a client about pings and reconnecting; seconds, but for the count. */
export interface ClientConfig {
	PingInterval: number;
	/** −1: for ever. */
	ReconnectCount: number;
	ReconnectInterval: number;
	/** The first try waits for a random time up to this. */
	ReconnectNonce: number;
}

/** How long connections behave, each with a default. */
export interface LongConnectionOptions {
	/** Default as Feishu has been seen to say it. */
	clientConfig?: Partial<ClientConfig>;
	/** Connections of the app at the same time, default 50. Feishu docs: long connection. */
	limit?: number;
	/** Milliseconds until an ack must be there, default 3000. Feishu docs: long connection. */
	ackMs?: number;
}

/** As public logs of Feishu's SDKs show it. */
export const CLIENT_CONFIG: Readonly<ClientConfig> = {
	PingInterval: 120,
	ReconnectCount: -1,
	ReconnectInterval: 120,
	ReconnectNonce: 30,
};
