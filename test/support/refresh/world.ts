import type { SandboxOptions } from '../../../sandbox/server';
import { connectAccount } from '../account';
import { Engine } from '../engine';
import { openScene, type Scene } from '../scene';
import { text, dig } from '../values';
import type { Account, DrawnRun } from './draw';
import { Leases } from './lease';
import { SameRows } from './sameRows';

/** Route of the token endpoint. */
export const TOKEN = 'POST /authen/v2/oauth/token';

/** Feishu docs: refresh user_access_token: invalid, ended, revoked, used before. */
const OVER: ReadonlySet<unknown> = new Set([20026, 20037, 20064, 20073]);

/** Feishu, two processes of one n8n, and the account that both act for. */
export class RefreshWorld {
	private run = 0;
	private account = '';
	/** Number of requests before the account was connected. */
	private connectedAt = 0;

	private constructor(
		readonly scene: Scene,
		readonly processes: readonly [Engine, Engine],
		private readonly options: SandboxOptions,
		private readonly leases: Leases,
		private readonly haste: number,
	) {}

	/** @param haste how many times as fast this process lives as Feishu; see bench/hasten.ts */
	static async open(haste = 1): Promise<RefreshWorld> {
		const options: SandboxOptions = {};
		const scene = await openScene(options);
		const rows = new SameRows(scene.store, 2);
		const log = (entry: Scene['logs'][number]) => scene.logs.push(entry);
		const second = await Engine.load({ credentials: rows, log, anotherProcess: true });
		return new RefreshWorld(scene, [scene.engine, second], options, Leases.install(), haste);
	}

	/** Whether this n8n has leases at all. */
	get hasLeases(): boolean {
		return this.leases.exist;
	}

	/** Forgets all of the sequence before, and connects an account. */
	begin(account: Account): void {
		const { reusedRefreshTokenCode, reuseEndsConnection, userTokenStatus } = account;
		this.endRun();
		this.scene.sandbox.reset();
		this.leases.areShared = account.lease;
		Object.assign(this.options, { reusedRefreshTokenCode, reuseEndsConnection, userTokenStatus });
		this.connectedAt = 0;
		this.account = connectAccount(this.scene, noted(account));
	}

	/** Whether Feishu has said that only the person can help, since the account was connected. */
	get isTold(): boolean {
		const since = this.scene.sandbox.requests.slice(this.connectedAt);
		return since.some(({ route, code }) => route === TOKEN && OVER.has(code));
	}

	/** The person connects the account again. */
	reconnect(account: Account): void {
		this.connectedAt = this.scene.sandbox.requests.length;
		connectAccount(this.scene, { id: this.account, ...noted(account) });
	}

	/** Lets the faults of a run wait for its requests. */
	beginRun(
		{ faults, end, ended }: Pick<DrawnRun, 'faults' | 'end' | 'ended'>,
		route: string,
	): void {
		const { sandbox } = this.scene;
		this.run += 1;
		const { run } = this;
		if (ended) sandbox.expireUserTokens();
		for (const { fault, onToken, skip, times } of faults) {
			const inRealTime = 'ms' in fault ? { ...fault, ms: fault.ms / this.haste } : fault;
			const when = () => this.run === run;
			sandbox.fault({ ...inRealTime, route: onToken ? TOKEN : route, skip, times, when });
		}
		if (!end) return;
		let requests = 0;
		const when = () => {
			if (this.run === run) requests += 1;
			if (this.run === run && requests === end.afterRequests) {
				if (end.how === 'token') sandbox.expireUserTokens();
				else sandbox.endConnections();
			}
			return false;
		};
		sandbox.fault({ kind: 'latency', ms: 0, times: Infinity, when });
	}

	/** From now on nothing of the last run happens any more. */
	endRun(): void {
		this.run += 1;
	}

	/** Whether only the person can help: what n8n has stored cannot be renewed. */
	get isDead(): boolean {
		const { store, sandbox } = this.scene;
		return !sandbox.canRenew(text(dig(store.read(this.account), 'oauthTokenData.refresh_token')));
	}

	/** @returns IDs of notifications that were approved */
	async approved(count: number): Promise<string[]> {
		const { sandbox } = this.scene;
		const { helpdeskId, helpdeskToken } = sandbox.credentials;
		const headers = {
			Authorization: `Bearer ${sandbox.connectAccount().accessToken}`,
			'X-Lark-Helpdesk-Authorization': Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString(
				'base64',
			),
			'Content-Type': 'application/json; charset=utf-8',
		};
		const card = { elements: [{ tag: 'markdown', content: 'On **Sunday**' }] };
		const body = JSON.stringify({
			...{ job_name: 'Maintenance', push_content: JSON.stringify(card), push_type: 0 },
			...{ push_scope_type: 2, user_list: [{ user_id: 'ou_alice' }] },
		});
		const url = `${sandbox.url}/open-apis/helpdesk/v1/notifications`;
		const ids: string[] = [];
		for (let number = 0; number < count; number += 1) {
			const response = await fetch(url, { method: 'POST', headers, body });
			const id = text(dig(await response.json(), 'data.notification_id'));
			sandbox.approveNotification('APPROVED', id);
			ids.push(id);
		}
		return ids;
	}

	async close(): Promise<void> {
		await this.scene.close();
	}
}

const noted = ({ noted: life }: Account) => (life === undefined ? {} : { noted: life });
