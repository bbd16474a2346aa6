import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'screen-page-empty': ({ page, title }) =>
    `第 ${page} 页“${title}”还没有卡片。请至少选择一张，或把版式改为“组织全图居中”。`,
  'screen-page-full': ({ page, title, most }) =>
    `第 ${page} 页“${title}”最多放 ${most} 张卡片。请去掉几张，或分成两页。`,
  'screen-panel-twice': ({ page, title }) => `第 ${page} 页“${title}”有重复的卡片。请每种只留一张。`,
  'screen-link-until': ({ last }) => `“有效期至”应在今天到${last}之间，最长一年。请改日期，到期后可以再开。`,
  'screen-link-small': ({ name, members, least }) =>
    `${name}只有 ${members} 名党员，少于 ${least} 名，免登录展示可能认出个人。请用账号登录后展示，或改用上级党组织的大屏。`,
  'screen-link-unknown': () => '这个展示链接无效、已经停用或已过期。请联系政工部门重新开通。',
  'screen-link-ended': ({ place }) => `“${place}”的展示链接已经停用，不用再停。如需展示请另开一个。`,
  'screen-link-often': ({ minutes }) => `打开展示链接的次数过多。请在 ${minutes} 分钟后再试。`,
}
