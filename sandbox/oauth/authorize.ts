import { html } from 'hono/html';

import type { Html } from '../pages/inlineHtml';
import type { Person } from '../people/people';

/** What is asked on the page where a person lets an app act for them. */
export interface Asked {
	redirectUri: string;
	scopes: readonly string[];
	state: string;
	challenge: string;
}

/** Who may be chosen; those of the helpdesk come first, since only they can do anything in it. */
export interface Choice {
	members: readonly Person[];
	others: readonly Person[];
}

/** Feishu's page: whose account, and what the app may do. */
export function authorizePage(asked: Asked, { members, others }: Choice): Html {
	const options = (people: readonly Person[]): Html[] =>
		people.map(({ openId, name }) => html`<option value="${openId}">${name}</option>`);
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>Authorize · Feishu sandbox</title>
				<link rel="icon" href="data:," />
				<link rel="stylesheet" href="/static/authorize.css" />
			</head>
			<body>
				<form method="post" action="/open-apis/authen/v1/authorize">
					<h1>n8n wants to act for you</h1>
					<label>
						Account
						<select name="open_id">
							<optgroup label="Agents of the helpdesk">${options(members)}</optgroup>
							<optgroup label="Others">${options(others)}</optgroup>
						</select>
					</label>
					<p>It will be able to:</p>
					<ul>
						${asked.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
					</ul>
					<input type="hidden" name="redirect_uri" value="${asked.redirectUri}" />
					<input type="hidden" name="scope" value="${asked.scopes.join(' ')}" />
					<input type="hidden" name="state" value="${asked.state}" />
					<input type="hidden" name="code_challenge" value="${asked.challenge}" />
					<button name="decision" value="allow">Authorize</button>
					<button name="decision" value="deny">Cancel</button>
				</form>
			</body>
		</html>`;
}

/** Feishu's page where it does not send the person back. */
export const authorizeError = (code: number, message: string): Html =>
	html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<title>${code} · Feishu sandbox</title>
				<link rel="icon" href="data:," />
				<link rel="stylesheet" href="/static/authorize.css" />
			</head>
			<body>
				<section>
					<h1>Request denied</h1>
					<p>${message}</p>
					<p>Error code: ${code}</p>
				</section>
			</body>
		</html>`;
