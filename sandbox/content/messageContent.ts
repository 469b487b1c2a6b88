import type { CardContent } from './card';
import type { ImageContent } from './image';
import type { PostContent } from './post';
import type { TextContent } from './text';

/** The inner content of a message, by its type. */
export type MessageContent =
	| { msgType: 'text'; content: TextContent }
	| { msgType: 'post'; content: PostContent }
	| { msgType: 'image'; content: ImageContent }
	| { msgType: 'interactive'; content: CardContent };
