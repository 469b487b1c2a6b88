import { setTimeout as wait } from 'node:timers/promises';
import { handshakeCut, noName, nobodyListens, type OpenWay, type Way } from '../brokenWays';
import { Engine } from '../engine';
import { openScene, ROUTES, type Scene } from '../scene';
import { Door } from './door';
import type { DrawnRun, Unreachable } from './draw';
import { KeyStore } from './keyStore';

const WAYS: Readonly<Record<Unreachable, OpenWay>> = {
	noName: noName('ENOTFOUND'),
	refused: nobodyListens,
	handshakeCut,
};

/** Feishu, two workers of one n8n, and what may befall them. */
export class World {
	private isAlive = true;
	private wasCancelled = false;
	private steps = 0;
	private run = 0;
	private planned: { afterSteps: number; act: () => void } | undefined;
	private broken: Way | undefined;
	private readonly door: Door;

	private constructor(
		readonly scene: Scene,
		readonly workers: readonly [Engine, Engine],
		raceMs: () => number,
	) {
		const step = () => this.step();
		this.door = new Door(new URL(scene.sandbox.url), step);
		scene.store.processedData = new KeyStore({ step, raceMs });
	}

	/** @param raceMs see {@link KeyStore} */
	static async open(raceMs: () => number): Promise<World> {
		const scene = await openScene();
		const second = await Engine.load({ credentials: scene.store });
		return new World(scene, [scene.engine, second], raceMs);
	}

	/** How far a run has come. */
	private step(): boolean {
		this.steps += 1;
		if (this.planned && this.steps >= this.planned.afterSteps) {
			const { act } = this.planned;
			this.planned = undefined;
			act();
		}
		return this.isAlive;
	}

	/** Opens the way to Feishu, or one that leads nowhere. */
	async begin({ faults, unreachable, end }: DrawnRun, cancel: () => void): Promise<void> {
		const { sandbox } = this.scene;
		this.run += 1;
		const { run } = this;
		for (const { fault, skip, onToken } of faults) {
			const route = onToken ? ROUTES.token : ROUTES.message;
			sandbox.fault({ ...fault, skip, route, when: () => this.run === run });
		}
		this.isAlive = true;
		this.wasCancelled = false;
		this.steps = 0;
		this.reach(
			unreachable === undefined ? await this.door.open() : await this.brokenWay(unreachable),
		);
		this.planned = end && {
			afterSteps: end.afterSteps,
			act: () => {
				if (end.how === 'revoke') sandbox.revokeTokens();
				else cancel();
				this.wasCancelled = end.how !== 'revoke';
				if (end.how !== 'kill') return;
				this.isAlive = false;
				this.door.shut();
			},
		};
	}

	/** @returns whether n8n was killed meanwhile */
	async end(): Promise<boolean> {
		const wasKilled = !this.isAlive;
		this.planned = undefined;
		// n8n counts a cancelled execution as ended while the node is still at work.
		for (let steps = -1; this.wasCancelled && steps !== this.steps; ) {
			({ steps } = this);
			await wait(500);
		}
		this.isAlive = false;
		this.door.shut();
		await this.broken?.close();
		this.broken = undefined;
		// What had reached Feishu when n8n ended is still worked on.
		if (wasKilled) await wait(30);
		return wasKilled;
	}

	private reach(baseUrl: string): void {
		const { store, credentialId } = this.scene;
		store.set('feishuHelpdeskApi', { ...store.read(credentialId), baseUrl }, credentialId);
	}

	private async brokenWay(unreachable: Unreachable): Promise<string> {
		this.broken = await WAYS[unreachable]();
		return this.broken.baseUrl;
	}

	async close(): Promise<void> {
		await this.scene.close();
	}
}
