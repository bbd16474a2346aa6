import { formatDay } from '#basics/days.ts'
import type { Words } from '#platform/errors.ts'

const dayOf = (day: unknown) => (typeof day === 'string' ? formatDay(day) : '')
const at = (line: unknown) => (line ? `第 ${line} 行：` : '')

export const words: Words = {
  'calendar-needs-whole': () =>
    '放假安排全院共用一份，只能由院一级政工部门修改。如有不符，请联系院政工部门。',
  'calendar-ends-before': ({ from }) => `截止日期早于开始日期（${dayOf(from)}）。请核对后再填。`,
  'calendar-too-long': ({ days }) => `一次最多录入连续 ${days} 天。请核对开始和截止日期。`,
  'calendar-worked-anyway': ({ day, line }) =>
    `${at(line)}${dayOf(day)}不是周六、周日，本来就上班，无需录入调休上班。请核对日期或类别。`,
  'calendar-day-known': ({ day, kind, name }) =>
    `${dayOf(day)}已录入为“${name}”${kind}。请在列表中修改这一天，或换一个日期。`,
  'calendar-nothing-new': () => '文件里的日子都已录入，没有不同，无需再导入。请核对文件的年度。',
  'calendar-sheet-header': ({ titles }) =>
    `没有找到表头。第一行（或标题下一行）应有这几列：${titles}。可先导出一份作为表样。`,
  'calendar-sheet-empty': () => '表头下面没有日子。请每行填写一天。',
  'calendar-sheet-day': ({ line, text }) =>
    `${at(line)}日期“${text}”不是真实的日期。请按“年-月-日”填写，例如 2027-01-01。`,
  'calendar-sheet-kind': ({ line, text }) => `${at(line)}类别“${text}”不对。请填“休假”或“调休上班”。`,
  'calendar-sheet-name': ({ line }) => `${at(line)}请填写节日名称，不超过 20 个字，例如“元旦”。`,
  'calendar-sheet-twice': ({ line, day }) => `${at(line)}${dayOf(day)}在表中出现了两次。请删去其中一行。`,
}
