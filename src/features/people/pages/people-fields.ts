import type { Field, Option } from '#web/kit/fields.ts'
import { educationGroupNames } from '../roll/rules.ts'
import { circleNames, employmentNames, occupationNames, politicalStatusNames } from '../rules.ts'

/** The options of a choice, from words by key. */
export const optionsOf = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** What the roll may be narrowed to. The first ones are in sight, the others unfold. */
export const fields: Field[] = [
  {
    kind: 'text',
    name: 'text',
    label: '姓名',
    placeholder: '姓名、拼音或工号',
    hint: '姓名可以只写一部分，也可以写拼音或首字母；证件号码和手机号码要写完整。',
  },
  { kind: 'choice', name: 'circle', label: '人员范围', options: optionsOf(circleNames), required: true },
  { kind: 'numbers', name: 'ageFrom', upTo: 'ageTo', label: '年龄', unit: '岁', least: 0, most: 150 },
  { kind: 'choices', name: 'politicalStatus', label: '政治面貌', options: optionsOf(politicalStatusNames) },
  {
    kind: 'choice',
    name: 'gender',
    label: '性别',
    options: [
      { value: 'male', label: '男' },
      { value: 'female', label: '女' },
    ],
  },
  { kind: 'choices', name: 'education', label: '学历', options: optionsOf(educationGroupNames) },
  { kind: 'yes', name: 'collegeOrAbove', label: '大专及以上' },
  { kind: 'choices', name: 'occupation', label: '工作岗位', options: optionsOf(occupationNames) },
  { kind: 'choices', name: 'employment', label: '人员状态', options: optionsOf(employmentNames) },
  { kind: 'days', name: 'joinedFrom', upTo: 'joinedTo', label: '入党日期' },
  { kind: 'yes', name: 'minority', label: '少数民族' },
  { kind: 'yes', name: 'post', label: '担任党内职务' },
  { kind: 'yes', name: 'mobile', label: '流动党员' },
  { kind: 'yes', name: 'lost', label: '失去联系' },
]
