import type { FaqSeed } from '../faqSeed';

/** Accounts and passwords, in Chinese. */
export const ACCOUNTS_ZH: readonly FaqSeed[] = [
	{
		category: 552,
		question: '如何重置密码？',
		answer:
			'打开[密码页面](https://it.example.com/password)，点击“忘记密码”，手机会收到验证码。\n新密码至少 12 位。',
		tags: ['忘记密码', '密码重置', '无法登录'],
	},
	{
		category: 552,
		question: '账号被锁定了怎么办？',
		answer: '连续输错 5 次密码后，账号会锁定 15 分钟。请稍候，或联系服务台解锁。',
		tags: ['账号锁定', '输错密码'],
	},
	{
		category: 552,
		question: '密码多久过期？',
		answer: '180 天。到期前 14 天、7 天和 1 天会收到提醒。',
		tags: ['密码过期'],
	},
	{
		category: 552,
		question: '密码可以包含哪些字符？',
		answer: '字母、数字、空格以及全角和半角符号，例如：！@#￥%……&*（）',
		tags: ['密码规则', '特殊字符'],
	},
	{
		category: 552,
		question: '密码应该保存在哪里？',
		answer:
			'请使用公司的密码管理器：[点此安装](https://it.example.com/vault)。不要写在文档或聊天中。',
		tags: ['密码管理器'],
	},
	{
		category: 551,
		question: '如何开启两步验证？',
		answer:
			'1. 在手机上安装验证器应用。\n2. 打开[我的安全](https://it.example.com/2fa)并扫码。\n![two-factor]3. 输入六位数字。',
		tags: ['双因素认证', 'MFA', '验证器'],
	},
	{
		category: 551,
		question: '换了手机，验证器没有了怎么办？',
		answer:
			'在[安全页面](https://it.example.com/2fa)使用一个恢复码，再扫描新的二维码。没有恢复码时，服务台会联系您的上级后重置。',
		tags: ['换手机', '恢复码'],
	},
	{
		category: 551,
		question: '收不到短信验证码怎么办？',
		answer: '检查是否被手机拦截，并确认手机号前的国家代码，例如 +86。每小时最多发送 5 次。',
		tags: ['短信', '验证码'],
	},
	{
		category: 550,
		question: '新员工第一次如何登录？',
		answer:
			'用户名在欢迎邮件中。初始密码 24 小时内有效，请在[密码页面](https://it.example.com/password)修改。',
		tags: ['入职', '首次登录'],
	},
	{
		category: 550,
		question: '单点登录提示“没有权限”怎么办？',
		answer:
			'该应用还没有分配给您。请上级在[应用目录](https://it.example.com/apps?from=faq&lang=zh)中申请。',
		tags: ['SSO', '没有权限', '403'],
	},
	{
		category: 550,
		question: '如何修改显示的姓名？',
		answer: '姓名由人力资源部维护。在人事系统修改后，其他系统一天内同步。',
		tags: ['改名', '姓名'],
	},
	{
		category: 550,
		question: '同事离职后邮箱由谁处理？',
		answer: '上级可以查看 30 天，请在最后工作日之前申请。',
		tags: ['离职', '共享邮箱'],
	},
	{
		category: 544,
		question: '收到可疑邮件怎么办？',
		answer:
			'不要点击任何内容，请在邮件菜单中选择“举报钓鱼邮件”。如果已经点击，请立即修改密码并拨打 1100。',
		tags: ['钓鱼邮件', '垃圾邮件', '安全事件'],
	},
	{
		category: 544,
		question: '如何申请共享文件夹的权限？',
		answer: '右键点击文件夹，选择“申请权限”。所有者通常一天内处理。',
		tags: ['权限', '共享盘'],
	},
	{
		category: 544,
		question: '如何为外包人员开通账号？',
		answer: '由上级填写[访客账号表](https://it.example.com/guests)。账号 90 天后到期，可以延期。',
		tags: ['外包', '临时账号'],
	},
];
