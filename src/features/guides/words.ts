import type { Words } from '#platform/errors.ts'
import { faultWords } from './checking/words.ts'

export const words: Words = {
  ...faultWords,
  'guides-need-whole': () => '办事指南全院共用，只能由院一级政工部门修改。如有建议，请联系院政工部门。',
  'guide-moved-on': ({ version, by }) =>
    `您修改期间，${by ?? '他人'}已发布第 ${version} 版。请刷新页面，在新版本上修改。`,
  'guide-same': () => '内容与现行版本一样，无需发布。请修改后再发布。',
}
