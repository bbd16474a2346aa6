import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'document-issued': ({ number }) => `“${number}”已经印发，内容不能再改。需要更正的，请作废后重新印发。`,
  'document-not-issued': () => '这份公文还没有印发，或者已经作废，不能办理这一步。请刷新页面后再看。',
  'document-voided': ({ number }) => `“${number}”已经作废，不用再办。`,
  'document-answered': ({ number }) => `“${number}”已经有批复，不能作废。请先作废批复，再作废请示。`,
  'document-issued-in-future': () => '成文日期晚于今天。请填写今天或以前的日期。',
  'document-organization-closed': ({ name }) => `“${name}”已经撤销，不能再发文。请另选党组织。`,
  'document-field-unknown': ({ field }) => `模板里没有“${field}”这个字段。请刷新页面，按现有的字段填写。`,
  'document-field-number': ({ label }) => `“${label}”应当是不小于 0 的整数，请用阿拉伯数字填写。`,
  'document-field-list': ({ label }) => `“${label}”是清单，请按清单的各栏填写。`,
  'document-field-text': ({ label }) => `“${label}”应当是文字，请重新填写。`,
  'document-field-day': ({ label }) => `“${label}”不是有效的日期。请按“年-月-日”填写。`,
  'document-field-person': ({ label }) =>
    `“${label}”不是有效的姓名。请填写身份证件上的姓名，不要带空格、问号和造字。`,
  'document-field-missing': ({ labels }) => `还有内容没有填写：${labels}。请填写完整后再印发。`,
  'document-unprintable': ({ signs }) =>
    `有字打印不出来：${signs}。请改用通用规范字，或请管理员补充字库（环境变量 ZHIBU_FONTS）。`,
  'document-title': ({ kind, ends }) =>
    `${kind}的标题应当由发文机关、事由和文种组成，并以“${ends}”结尾。请修改标题。`,
  'document-addressee-missing': ({ kind }) => `${kind}没有主送机关。请填写主送。`,
  'document-not-superior': ({ kind, superior }) =>
    `${kind}应当主送有审批权限的上级党委“${superior}”，不得越级。请把主送改为“${superior}”。`,
  'document-to-person': ({ addressee }) =>
    `主送“${addressee}”是个人。上行文应当报送机关，不得以本机关名义报送负责人个人。请改填上级党组织的名称。`,
  'document-classified': ({ mark }) =>
    `公文里标有密级（“${mark}”）。本平台不得存储、处理国家秘密，请删去这份草稿，按保密规定另行办理。`,
  'request-one-addressee': () => '请示只能主送一个机关。请只留一个主送，其他需要知道的机关写在抄送里。',
  'request-copied-below': ({ name }) => `“${name}”是下级党组织。请示不得抄送下级机关，请从抄送里去掉。`,
  'request-two-matters': () => '请示应当一文一事。请只写一件事，其他事项另行请示。',
  'request-ending': () => '请示应当以请求批示的话结尾，例如“妥否，请批示。”。请在最后一段写上。',
  'report-asks': ({ phrase }) => `报告中不得夹带请示事项（“${phrase}”）。请删去，需要请示的另写请示。`,
  'signatory-missing': ({ kind }) => `${kind}是上行文，应当标注签发人。请填写签发人姓名。`,
  'contact-missing': () => '请示应当在附注处写明联系人和电话。请填写联系人和联系电话。',
  'reply-without-request': () => '批复应当答复一份请示。请从请示的页面上起草批复。',
  'reply-request-not-issued': () => '所答复的请示还没有印发，或者已经作废，不能批复。',
  'reply-exists': ({ number }) =>
    `“${number}”已经有一份批复（或批复草稿）。一份请示对应一份批复，请打开那一份。`,
  'reply-not-asked': () => '批复应当由请示所主送的机关作出。请由该机关起草批复。',
  'reply-not-asker': () => '批复只主送来文请示的机关。请把主送改为来文单位。',
  'reply-quotation': ({ quotation }) => `批复开头应当引述来文的标题和字号：“${quotation}”。请在第一段写上。`,
  'reply-undecided': () => '批复应当态度明确，写明“同意”或者“不同意”。请修改正文。',
  'enclosure-kind': ({ name }) => `“${name}”的格式不能作附件。请换成 PDF、OFD、Word、WPS、Excel 文件或图片。`,
  'enclosure-empty': ({ name }) => `“${name}”是空文件。请检查后重新选择。`,
  'enclosure-large': ({ name }) => `“${name}”超过 20 MB。请压缩或拆分后再添加。`,
  'enclosure-many': () => '一份公文最多 10 个附件。请合并后再添加。',
  'document-code-form': () => '机关代字应当是 2 至 12 个汉字，例如“星河院党”。请重新填写。',
  'document-code-taken': ({ code, name }) => `机关代字“${code}”已经由“${name}”使用。请另取一个。`,
  'template-unknown': ({ key }) => `没有“${key}”这个公文模板，可能已经停用。请刷新页面后另选模板。`,
  'template-kind': () => '模板的文种不能更改。需要其他文种的，请另建模板。',
  'template-not-own': () => '本组织没有自己的版本，用的就是上级或平台的模板，不用停用。',
  'template-field-twice': ({ label }) => `字段“${label}”出现了两次。请给其中一个改名。`,
  'template-field-unknown': ({ label }) =>
    `正文里用到了“${label}”，但字段表里没有它。请添加这个字段，或从正文中去掉。`,
  'template-field-unused': ({ label }) => `字段“${label}”没有用在正文里。请插入正文，或者删去这个字段。`,
  'template-layout': () => '上行文（请示、报告）不用信函格式。请把版式改为文件格式。',
  'template-braces': ({ text }) => `“${text}”里的大括号没有成对。字段请写成 {{字段名}}。`,
  'template-spread': ({ label }) => `“${label}”不是清单或多段文字，不能展开成段落。请改变字段的类型。`,
  'template-asks-known': ({ labels }) =>
    `“${labels}”名册里已经有，不必再让党支部填。请改为自动填写或删去；确需再填的，在“为什么还要填”里写明原因。`,
  'template-empty': () => '模板还没有正文。请至少写一段。',
}
