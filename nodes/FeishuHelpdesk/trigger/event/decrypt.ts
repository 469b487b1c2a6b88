import { createDecipheriv, createHash } from 'node:crypto';

const BLOCK = 16;

/**
 * Decrypts the content of an event: AES-256-CBC, the key is the SHA-256 of the Encrypt Key, the first
 * block is the IV. Feishu docs: receive and handle events, decryption.
 *
 * @param cipher value of `encrypt`, in base64
 * @param encryptKey the Encrypt Key
 * @returns the bytes, or `undefined` when it is no such cipher, or one of another key
 */
export function decrypt(cipher: string, encryptKey: string): Buffer | undefined {
	const bytes = Buffer.from(cipher, 'base64');
	const key = createHash('sha256').update(encryptKey).digest();
	try {
		const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, BLOCK));
		return Buffer.concat([decipher.update(bytes.subarray(BLOCK)), decipher.final()]);
	} catch {
		return undefined;
	}
}
