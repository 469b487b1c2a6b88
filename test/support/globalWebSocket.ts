import { WebSocket } from 'ws';

/**
 * Gives this process the global WebSocket that Node.js has since its version 22; the tests run on older
 * ones, too.
 *
 * @returns puts back what was there
 */
export function installWebSocket(): () => void {
	const before = Object.getOwnPropertyDescriptor(globalThis, 'WebSocket');
	Object.defineProperty(globalThis, 'WebSocket', {
		value: WebSocket,
		configurable: true,
		writable: true,
	});
	return () => {
		Reflect.deleteProperty(globalThis, 'WebSocket');
		if (before) Object.defineProperty(globalThis, 'WebSocket', before);
	};
}
