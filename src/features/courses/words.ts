import type { Words } from '#platform/errors.ts'

const which = ({ part, number }: Record<string, unknown>) => `“${part}”第 ${number} 题`

export const words: Words = {
  'course-empty': () => '课程还没有小节。请至少加一节，选定要学的资料。',
  'course-options-few': (facts) => `${which(facts)}至少要有两个选项，不能留空。请补上选项。`,
  'course-options-alike': (facts) => `${which(facts)}有两个一样的选项。请改正其中一个。`,
  'course-right-missing': (facts) => `${which(facts)}请标出一个正确答案。`,
  'course-right-few': (facts) => `${which(facts)}是多选题，正确答案至少两个。请补标，或者改成单选题。`,
  'course-explanation-missing': (facts) => `${which(facts)}没有写解释。请写明为什么，并注明在资料的哪一处。`,
  'course-not-draft': ({ state }) => `课程${state}，不能修改。请先退回或撤回，再修改。`,
  'course-moved-on': ({ state }) => `课程现在是“${state}”，不能这样办理。请刷新页面查看。`,
  'course-own-approval': () => '自己送审的课程不能由自己审核。请由本级或上级的另一位同志审核。',
  'course-saved-meanwhile': () => '这门课程刚才已由他人保存。请刷新页面，在新的内容上修改。',
  'course-material-gone': ({ part }) => `“${part}”选的资料已撤回，或者您不能阅读。请另选一份资料。`,
  'course-part-gone': () => '课程已经修改，没有这一节或这一题了。请刷新页面。',
  'record-in-future': () => '学习日期晚于今天。请填写今天或以前的日期。',
  'record-course-open': ({ partsLeft }) => `这门课程还有 ${partsLeft} 节没有学完。请学完以后再计入学习记录。`,
  'record-twice': () => '这一天的这项学习已经计入。请换一个日期，或在“我的学习记录”中查看。',
  'record-decided': ({ state }) => `这条学习记录${state}，不能再办理。请刷新页面查看。`,
  'study-too-sensitive': ({ title }) =>
    `《${title}》标为敏感，只有党组织负责人和党务工作者可以阅读，不能组织全体党员学习。请另选资料。`,
  'study-not-for-branch': ({ title }) =>
    `《${title}》的阅读范围不包括这个党支部，到会的人打不开。请另选资料，或联系制作单位扩大范围。`,
}
