import type { FaqSeed } from '../faqSeed';

/** Computers and phones, in English. */
export const DEVICES_EN: readonly FaqSeed[] = [
	{
		category: 454,
		question: 'How do I connect to the VPN?',
		answer:
			'Start the VPN client, choose “Automatic” and sign in with your user name.\n![vpn-client]You find the client on the [download page](https://it.example.com/vpn).',
		tags: ['VPN', 'remote access', 'work from home'],
	},
	{
		category: 454,
		question: 'The VPN disconnects every few minutes.',
		answer:
			'Turn off the power saving of your Wi-Fi card, and choose the protocol “TCP” in the VPN settings. Hotels often block UDP.',
		tags: ['VPN drops', 'unstable connection'],
	},
	{
		category: 454,
		question: 'VPN error 809: what does it mean?',
		answer:
			'Your router blocks the VPN. Restart it, or use the hotspot of your phone. If that works, send us the model of the router.',
		tags: ['VPN error', '809', 'cannot connect'],
	},
	{
		category: 454,
		question: 'May I use the VPN abroad?',
		answer:
			'Yes, in all countries where we have an office. For others ask IT security two weeks before.',
		tags: ['travel', 'VPN abroad'],
	},
	{
		category: 455,
		question: 'What is the Wi-Fi password for guests?',
		answer:
			'There is none: choose “Guest”, open a browser and enter the code from the reception. It is valid for one day.',
		tags: ['guest Wi-Fi', 'visitor', 'WLAN'],
	},
	{
		category: 455,
		question: 'My laptop does not find the office Wi-Fi.',
		answer:
			'Switch flight mode on and off. Still nothing? Forget the network “Corp” and connect again with your user name.',
		tags: ['Wi-Fi', 'no network', 'WLAN'],
	},
	{
		category: 455,
		question: 'The Wi-Fi in the meeting room is slow.',
		answer:
			'Use the network cable on the table for calls. Tell us the room and the time, then we look at the access point.',
		tags: ['slow internet', 'video call'],
	},
	{
		category: 456,
		question: 'How do I add a printer?',
		answer:
			'Open [print.example.com](https://print.example.com/add), choose your floor and click the printer.\n![printer-panel]Hold your badge to the reader to print.',
		tags: ['printer setup', 'install printer'],
	},
	{
		category: 456,
		question: 'The printer says "paper jam", but there is no paper.',
		answer:
			'Open the rear flap and pull out the drum. A scrap often hides below it. Then switch the printer off for ten seconds.',
		tags: ['paper jam', 'printer error'],
	},
	{
		category: 456,
		question: 'How do I scan to my mailbox?',
		answer:
			'Hold your badge to the reader and press “Scan to me”. Files above 20 MB arrive as a link.',
		tags: ['scanner', 'scan to mail'],
	},
	{
		category: 457,
		question: 'How do I order a new laptop?',
		answer:
			'Choose a model in the [equipment shop](https://it.example.com/shop). Your manager approves, and it arrives in about 10 working days.',
		tags: ['new laptop', 'order equipment'],
	},
	{
		category: 457,
		question: 'When may I replace my computer?',
		answer: 'After four years, or when a repair costs more than 40 % of a new one.',
		tags: ['replacement', 'old laptop'],
	},
	{
		category: 457,
		question: 'Can I get a second monitor?',
		answer:
			'Yes, one for each desk and one for your home. Order it in the [equipment shop](https://it.example.com/shop).',
		tags: ['monitor', 'screen', 'home office'],
	},
	{
		category: 445,
		question: 'My computer is very slow.',
		answer:
			'Restart it first: a restart ends pending updates. Then close browser tabs you do not need. If it is still slow, send us the asset number on the sticker below.',
		tags: ['slow computer', 'performance'],
	},
	{
		category: 445,
		question: 'I lost my phone or laptop.',
		answer:
			'Call 1100 now, day and night. We lock the device and change your sessions. Then report it to the police and send us the file number.',
		tags: ['lost', 'stolen', 'theft'],
	},
	{
		category: 445,
		question: 'How do I install software such as C++ tools or Node.js?',
		answer:
			'Use the [software centre](https://it.example.com/software). What is missing there can be requested; licences above 100 € need approval.',
		tags: ['install software', 'admin rights', 'C++'],
	},
];
