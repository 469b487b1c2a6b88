import { cardContent, templateContent } from '../content/card';
import { Hints } from '../content/writing/hints';
import type { Params } from '../fields/params';
import { identifierText } from '../shared/identifier';
import type { PreparedContent } from './contentKind';
import { readCardBuilder, type CardBuilderName } from './readCardBuilder';
import { readTemplateVariables } from './readTemplateVariables';

const MODES = ['builder', 'template', 'json'] as const;

/** What a card is made of. */
export type CardName =
	| CardBuilderName
	| 'cardMode'
	| 'cardJson'
	| 'templateId'
	| 'templateVersion'
	| 'templateFields'
	| 'templateVariables'
	| 'options.neutralizeMarkup';

/**
 * Reads the fields of a card.
 *
 * @param params the item's fields
 * @returns the card, complete but for its image
 * @throws {InputError} naming the field
 */
export async function readCard(params: Params<CardName>): Promise<PreparedContent> {
	const mode = params.choice('cardMode', MODES);
	const harmless = params.flag('options.neutralizeMarkup');
	if (mode === 'builder') return await readCardBuilder(params, harmless);
	if (mode === 'template') {
		const message = templateContent({
			templateId: identifierText(params.value('templateId'), params.label('templateId')),
			templateVersion: identifierText(
				params.value('templateVersion'),
				params.label('templateVersion'),
			),
			variables: readTemplateVariables(params, harmless),
		});
		return { field: params.label('templateVariables'), needs: [], build: () => [message] };
	}
	const hints = new Hints();
	const field = params.label('cardJson');
	const message = cardContent(params.value('cardJson'), field, hints);
	return { field, needs: [], hints: hints.list(), build: () => [message] };
}
