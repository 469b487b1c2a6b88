import type { FaqSeed } from '../faqSeed';

/** Accounts and passwords, in English. */
export const ACCOUNTS_EN: readonly FaqSeed[] = [
	{
		category: 452,
		question: 'How do I reset my password?',
		answer:
			'Open the [password page](https://it.example.com/password) and choose “Forgot password”. A code comes to your phone.\nThe new password needs 12 characters.',
		tags: ['forgot password', 'password reset', 'cannot log in'],
	},
	{
		category: 452,
		question: 'My account is locked. What now?',
		answer:
			'After five wrong passwords an account is locked for 15 minutes. Wait, or ask the helpdesk to unlock it.',
		tags: ['account locked', 'too many attempts'],
	},
	{
		category: 452,
		question: 'When does my password expire?',
		answer: 'After 180 days. You get a reminder 14, 7 and 1 day before.',
		tags: ['password expiry'],
	},
	{
		category: 452,
		question: 'Which characters may my password contain?',
		answer:
			'Letters, digits, spaces and all of these: ! " # $ % & \' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~',
		tags: ['password rules', 'special characters'],
	},
	{
		category: 452,
		question: 'Where can I store my passwords safely?',
		answer:
			"In the company's password manager: [install it here](https://it.example.com/vault). Never in a document or a chat.",
		tags: ['password manager', 'vault'],
	},
	{
		category: 451,
		question: 'How do I set up two-factor authentication?',
		answer:
			'1. Install an authenticator app on your phone.\n2. Open [my security](https://it.example.com/2fa) and scan the code.\n![two-factor]3. Type the six digits.',
		tags: ['2FA', 'MFA', 'authenticator'],
	},
	{
		category: 451,
		question: 'I have a new phone and my authenticator is gone.',
		answer:
			'Use one of your ten recovery codes on the [security page](https://it.example.com/2fa), then scan the new code. No codes left? The helpdesk calls your manager and resets it.',
		tags: ['new phone', 'recovery codes', '2FA reset'],
	},
	{
		category: 451,
		question: 'Can I use a hardware key instead of my phone?',
		answer: 'Yes, any FIDO2 key. Finance and IT get one for free; order it like other equipment.',
		tags: ['YubiKey', 'FIDO2', 'security key'],
	},
	{
		category: 451,
		question: 'Why am I asked for a code every day?',
		answer:
			'Your browser deletes cookies when it closes, or you work from a network we do not know. On company computers a code is needed once in 30 days.',
		tags: ['2FA every time'],
	},
	{
		category: 450,
		question: 'How do I sign in for the first time?',
		answer:
			'You find your user name in the welcome mail. Your first password is valid for 24 hours; change it on the [password page](https://it.example.com/password).',
		tags: ['first day', 'onboarding', 'new employee'],
	},
	{
		category: 450,
		question: 'Single sign-on shows "access denied".',
		answer:
			'The app is not assigned to you yet. Ask your manager to request it in the [app catalogue](https://it.example.com/apps?from=faq&lang=en).',
		tags: ['SSO', 'access denied', '403'],
	},
	{
		category: 450,
		question: 'How do I change my display name?',
		answer: 'HR keeps names. Change it in your HR profile; all systems follow within a day.',
		tags: ['name change', 'marriage'],
	},
	{
		category: 450,
		question: 'A colleague left. Who gets access to the mailbox?',
		answer: 'The manager can read it for 30 days. Request it before the last working day.',
		tags: ['offboarding', 'shared mailbox'],
	},
	{
		category: 444,
		question: 'I got a suspicious mail. Is it phishing?',
		answer:
			"Do not click anything. Use “Report phishing” in the mail's menu. Clicked already? Change your password and call 1100 at once.",
		tags: ['phishing', 'spam', 'security incident'],
	},
	{
		category: 444,
		question: 'How do I get access to a shared folder?',
		answer:
			'Right-click the folder and choose “Request access”. Its owner decides, usually within a day.',
		tags: ['permissions', 'file share'],
	},
	{
		category: 444,
		question: 'How do I create an account for a contractor?',
		answer:
			'Managers fill in the [guest account form](https://it.example.com/guests). Accounts end after 90 days and can be extended.',
		tags: ['external staff', 'guest account'],
	},
];
