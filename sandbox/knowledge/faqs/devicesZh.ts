import type { FaqSeed } from '../faqSeed';

/** Computers and phones, in Chinese. */
export const DEVICES_ZH: readonly FaqSeed[] = [
	{
		category: 554,
		question: '如何连接 VPN？',
		answer:
			'打开 VPN 客户端，选择“自动”，用您的用户名登录。\n![vpn-client]客户端在[下载页面](https://it.example.com/vpn)。',
		tags: ['VPN', '远程办公', '居家办公'],
	},
	{
		category: 554,
		question: 'VPN 经常断线怎么办？',
		answer: '关闭无线网卡的节能模式，并在 VPN 设置中选择“TCP”。酒店网络经常屏蔽 UDP。',
		tags: ['VPN 断线', '连接不稳定'],
	},
	{
		category: 554,
		question: 'VPN 报错 809 是什么意思？',
		answer:
			'路由器拦截了 VPN。请重启路由器，或改用手机热点；如果热点可以，请把路由器型号发给我们。',
		tags: ['VPN 错误', '809'],
	},
	{
		category: 554,
		question: '出国可以用 VPN 吗？',
		answer: '在公司有办公室的国家都可以。其他国家请提前两周联系信息安全部。',
		tags: ['出差', '国外'],
	},
	{
		category: 555,
		question: '访客 Wi-Fi 的密码是什么？',
		answer: '没有密码：连接“Guest”，打开浏览器，输入前台提供的代码，当天有效。',
		tags: ['访客网络', '无线网络'],
	},
	{
		category: 555,
		question: '笔记本找不到公司的 Wi-Fi 怎么办？',
		answer: '先开关一次飞行模式。仍然没有时，忽略网络“Corp”，再用用户名重新连接。',
		tags: ['无线网络', '没有网络'],
	},
	{
		category: 555,
		question: '会议室网速很慢怎么办？',
		answer: '视频会议请使用桌上的网线。请告诉我们房间和时间，我们会检查接入点。',
		tags: ['网速慢', '视频会议'],
	},
	{
		category: 556,
		question: '如何添加打印机？',
		answer:
			'打开 [print.example.com](https://print.example.com/add)，选择楼层并点击打印机。\n![printer-panel]刷工卡即可打印。',
		tags: ['安装打印机', '打印'],
	},
	{
		category: 556,
		question: '打印机提示卡纸，但里面没有纸怎么办？',
		answer: '打开后盖取出硒鼓，下面常有碎纸。然后关机十秒再开机。',
		tags: ['卡纸', '打印机故障'],
	},
	{
		category: 556,
		question: '如何扫描到邮箱？',
		answer: '刷工卡后按“扫描给我”。超过 20 MB 的文件以链接发送。',
		tags: ['扫描仪', '扫描'],
	},
	{
		category: 557,
		question: '如何申请新的笔记本电脑？',
		answer: '在[设备商店](https://it.example.com/shop)选择型号，上级审批后约 10 个工作日到货。',
		tags: ['新电脑', '申请设备'],
	},
	{
		category: 557,
		question: '电脑多久可以更换？',
		answer: '使用满四年，或维修费用超过新机的 40%。',
		tags: ['更换', '旧电脑'],
	},
	{
		category: 557,
		question: '可以申请第二台显示器吗？',
		answer: '可以，工位和家中各一台，请在[设备商店](https://it.example.com/shop)申请。',
		tags: ['显示器', '屏幕'],
	},
	{
		category: 545,
		question: '电脑很慢怎么办？',
		answer: '先重启，以完成更新；再关闭不需要的浏览器标签。仍然很慢时，请发送机身底部的资产编号。',
		tags: ['电脑慢', '卡顿'],
	},
	{
		category: 545,
		question: '手机或电脑丢失了怎么办？',
		answer:
			'请立即拨打 1100（24 小时）。我们会锁定设备并退出登录。然后请报警，并把报案编号发给我们。',
		tags: ['丢失', '被盗'],
	},
];
