import { existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { IVersionedNodeType } from 'n8n-workflow';

const FILE = 'n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js';

/**
 * Loads n8n's own HTTP Request node, and installs n8n-nodes-base beside the benchmark the first time.
 * It is large, so it is no dependency of the project.
 *
 * @returns the node type
 */
export function loadHttpRequestNode(): IVersionedNodeType {
	if (!existsSync(resolve(__dirname, 'node_modules', FILE))) {
		console.log('Installing n8n-nodes-base for the comparison (once, some minutes) …');
		execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: __dirname, stdio: 'inherit' });
	}
	const loaded: unknown = createRequire(__filename)(resolve(__dirname, 'node_modules', FILE));
	if (!hasHttpRequest(loaded)) throw new Error(`${FILE} holds no HTTP Request node`);
	return new loaded.HttpRequest();
}

function hasHttpRequest(value: unknown): value is { HttpRequest: new () => IVersionedNodeType } {
	return typeof value === 'object' && value !== null && 'HttpRequest' in value;
}
