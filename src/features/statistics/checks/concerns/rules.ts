import type { Subject, Where } from '../../tables/rules.ts'

/** Something that nobody should be counted as, or that the annual form wants listed by name. */
export type Concern = {
  rule: string
  title: string
  severity: 'error' | 'explain'
  subject: Subject
  where: Where
  field: string
  remedy: string
}

const listNames = '属实的，请随报表附名单并说明。'

/** Of the annual forms (V, 2011–2017), and contradictions within one person's record. */
export const concerns: readonly Concern[] = [
  {
    rule: 'admitted-from-60-in-work',
    title: '新发展党员中60岁及以上的在岗人员',
    severity: 'explain',
    subject: 'movement',
    where: { act: ['admitted'], age60: ['from'], employment: ['employed'] },
    field: 'birthDate',
    remedy: `请核对出生日期和人员状态；${listNames}`,
  },
  {
    rule: 'student-from-55',
    title: '55岁及以上的学生党员',
    severity: 'explain',
    subject: 'member',
    where: { occupation: ['student'], age55: ['from'] },
    field: 'occupation',
    remedy: `请核对出生日期和工作岗位；${listNames}`,
  },
  {
    rule: 'in-work-joined-before-1949-10',
    title: '1949年9月及以前入党的在岗人员',
    severity: 'explain',
    subject: 'member',
    where: { employment: ['employed'], joined: ['before1949-10'] },
    field: 'joinedOn',
    remedy: `请核对入党日期和人员状态；${listNames}`,
  },
  {
    rule: 'restored',
    title: '恢复党籍',
    severity: 'explain',
    subject: 'movement',
    where: { act: ['restored'] },
    field: 'membership',
    remedy: '请随报表附名单并说明。',
  },
  {
    rule: 'suspended',
    title: '停止党籍',
    severity: 'explain',
    subject: 'movement',
    where: { act: ['suspended'] },
    field: 'membership',
    remedy: '请随报表附名单并说明。',
  },
  {
    rule: 'probation-overdue',
    title: '预备期满应转未转',
    severity: 'explain',
    subject: 'probation',
    where: { outcome: ['overdue'] },
    field: 'becameFullOn',
    remedy: '请支部及时讨论转正，或登记延长预备期、取消资格的决定。',
  },
  {
    rule: 'left-but-counted',
    title: '人员状态为离职，仍计入党员',
    severity: 'explain',
    subject: 'member',
    where: { gone: ['left'] },
    field: 'employment',
    remedy: '请办理组织关系转出；组织关系仍在本单位的，请说明。',
  },
  {
    rule: 'deceased-but-counted',
    title: '人员状态为死亡，仍计入党员',
    severity: 'error',
    subject: 'member',
    where: { gone: ['deceased'] },
    field: 'employment',
    remedy: '请登记党员死亡减员，或更正人员状态。',
  },
  {
    rule: 'retired-with-occupation',
    title: '人员状态为离退休，工作岗位不是离退休人员',
    severity: 'error',
    subject: 'member',
    where: {
      employment: ['retired'],
      occupation: ['worker', 'farmer', 'professional', 'manager', 'official', 'student', 'otherOccupation'],
    },
    field: 'occupation',
    remedy: '请把工作岗位更正为离退休人员，或更正人员状态。',
  },
  {
    rule: 'in-work-as-retired',
    title: '工作岗位为离退休人员，人员状态是在岗',
    severity: 'error',
    subject: 'member',
    where: { employment: ['employed'], occupation: ['retired'] },
    field: 'employment',
    remedy: '请把人员状态更正为离退休，或更正工作岗位。',
  },
  {
    rule: 'in-temporary-branch',
    title: '组织关系登记在临时党支部（支部工作条例第七条：临时党支部不接收组织关系）',
    severity: 'error',
    subject: 'member',
    where: { branchKind: ['temporaryBranch'] },
    field: 'organizationId',
    remedy: '请把组织关系登记到其正式的党支部。',
  },
  {
    rule: 'not-in-a-branch',
    title: '组织关系直接登记在党委或党总支',
    severity: 'error',
    subject: 'member',
    where: { branchKind: ['above'] },
    field: 'organizationId',
    remedy: '每名党员都应编入一个党支部：请登记所在党支部。',
  },
]
