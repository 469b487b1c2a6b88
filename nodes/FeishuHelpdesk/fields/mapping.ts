import type { Steps } from '../transport/steps';

/** A column of a resource mapper. */
export interface MappedField {
	id: string;
	displayName: string;
	/** Set for a dropdown. */
	options?: string[];
}

/** What a resource mapper offers. */
export interface FieldMapping {
	/** By this name n8n calls it. */
	readonly name: string;
	readonly find: () => Promise<Steps<MappedField[]>>;
}
