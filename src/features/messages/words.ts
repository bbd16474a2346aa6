import type { Words } from '#platform/errors.ts'

const places: Record<string, string> = {
  'texts.inbox.title': '站内信标题',
  'texts.inbox.body': '站内信内容',
  'texts.sms.text': '短信',
  'texts.mail.subject': '邮件主题',
  'texts.mail.body': '邮件内容',
}
const placeOf = (field: unknown) => places[String(field)] ?? '内容'

export const words: Words = {
  'messages-need-whole': () => '消息模板和发送渠道全院共用，只能由院一级政工部门办理。请联系院政工部门。',
  'template-text-empty': ({ field }) => `${placeOf(field)}是空的。请填写内容，或去掉这个渠道。`,
  'template-text-long': ({ field, most }) => `${placeOf(field)}超过 ${most} 个字，请缩短。`,
  'message-template-braces': ({ field }) => `${placeOf(field)}里有不成对的花括号。变量请写成“{编号}”的样子。`,
  'template-variable-unknown': ({ field, name, known }) =>
    `${placeOf(field)}里的“{${name}}”不是这个模板的变量。可用的变量：${known}。`,
  'template-sms-personal': ({ name }) =>
    `短信里不能写“{${name}}”：短信只写事项类型、编号、期限和数量，不写姓名和内容。请删去，收信人登录后查看。`,
  'template-sms-link': () => '短信里不能带网址。请改写为“请登录平台办理”。',
  'template-sms-signature': () => '短信签名【】由系统加在最前面，正文里请不要写【】。',
  'template-sms-filtered': ({ word, instead }) =>
    `运营商会拦截含“${word}”的短信。${instead ? `可改写为：${instead}。` : '请换一种写法。'}`,
  'template-sms-long': ({ parts, most }) =>
    `变量填满时短信要分 ${parts} 条发送，最多 ${most} 条。请缩短内容或减少变量。`,
  'template-changed-meanwhile': ({ by }) =>
    `${by ?? '他人'}刚刚发布了新版本。请刷新页面，在新版本上修改后再发布。`,
  'channel-adapter-unknown': () => '没有这种网关，请从列表中选择。',
  'channel-setting-unknown': ({ name }) => `这种网关没有“${name}”这一项，请去掉。`,
  'channel-setting-missing': ({ title }) => `请填写“${title}”。`,
  'channel-setting-flag': ({ title }) => `“${title}”请选“是”或“否”。`,
  'channel-setting-number': ({ title }) => `“${title}”应为符合要求的整数，请核对。`,
  'channel-setting-text': ({ title }) => `“${title}”应为不超过 100 个字的文字，不含【】，请核对。`,
  'channel-setting-address': ({ title }) => `“${title}”应是以 http:// 或 https:// 开头的网址，请核对。`,
  'channel-setting-account': ({ title }) => `“${title}”应为 6 位字母或数字，请核对运营商给的企业代码。`,
  'channel-setting-mail': ({ title }) => `“${title}”应为完整的邮箱地址，例如 zhibu@example.com。`,
  'channel-setting-services': ({ title }) =>
    `“${title}”应为推送服务的域名，用空格隔开，例如 fcm.googleapis.com，请核对。`,
  'push-off': () => '单位没有启用浏览器通知。需要时请联系院政工部门。',
  'push-service-unknown': ({ service }) =>
    `这个浏览器的推送服务（${service}）不在准许之列。请换一个浏览器，或联系院政工部门。`,
  'push-devices-many': ({ most }) => `最多在 ${most} 台设备上开启通知。请先移除不用的设备。`,
  'group-known': ({ name }) => `这个党组织已有名为“${name}”的群机器人。请换一个名称，或修改原来的。`,
  'channel-secret-missing': ({ title }) => `请填写“${title}”。更换网关后原来的密钥不再使用。`,
  'callback-unreadable': () => '推送的内容看不懂。请核对渠道设置的网关类型与推送方是否一致。',
  'delivery-filtered': () =>
    '这条短信含有运营商会拦截的词语，再发也发不出去。请先修改模板，今后的消息按新模板发送。',
  'delivery-not-answerable': () => '只有演示单位发件箱里的短信可以这样回复。真实的回复由手机发来。',
  'delivery-once': () => '这条短信里的办理码只发一次。请告知承办人登录平台办理。',
  'delivery-on-its-way': () => '这条消息正在发送，请稍后刷新页面查看结果。',
  'delivery-settled': () => '这条消息已有结果，无需再发。',
  'reply-settled': ({ outcome }) => `这条短信已处理：${outcome ?? ''}。请刷新页面查看。`,
  'number-unreadable': () => '手机号码应为 11 位数字（境外号码以 + 和国家代码开头），请核对。',
  'number-blocked-already': ({ number }) => `${number} 已在短信黑名单中，无需再添加。`,
  'filter-word-known': ({ word }) => `“${word}”已在拦截词中，无需再添加。`,
  'filter-word-usual': ({ word }) => `“${word}”是系统自带的拦截词，不能删去。`,
}
