import type { Words } from '#platform/errors.ts'

export const successionWords: Words = {
  'succession-not-published': () => '只有已发布的规定可以修订、代替或废止。请先发布这一份。',
  'succession-ended': ({ repealedOn }) => `这项规定自 ${repealedOn} 起已废止，不能再修订或代替。`,
  'succession-open': ({ title }) => `代替它的《${title}》已在起草或待审核，请先办完那一份。`,
  'succession-early': ({ begun }) =>
    `这一天不晚于原规定的施行日期（${begun}）。请填写更晚的“施行（废止）日期”。`,
  'succession-untitled': () => '由另一项规定代替的，请填写“新规定的标题”。',
}
