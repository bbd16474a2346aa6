import type { Words } from '#platform/errors.ts'
import { faultWords } from './checking/words.ts'

export const words: Words = {
  ...faultWords,
  'guides-need-whole': () =>
    '这份办事指南全院共用，只能由院一级的党委或政工部门修改。本单位有特别做法的，请新增本单位的指南。',
  'guide-of-above': () =>
    '这份办事指南是其他党委制定的，只能由该党委或其上级修改。如有建议，请与该党委联系。',
  'guide-not-of-branch': () => '适用范围请选择党委、党总支等上级组织；一个党支部不单独制定办事指南。',
  'guide-moved-on': ({ version, by }) =>
    `您修改期间，${by ?? '他人'}已发布第 ${version} 版。请刷新页面，在新版本上修改。`,
  'guide-same': () => '内容与现行版本一样，无需发布。请修改后再发布。',
}
