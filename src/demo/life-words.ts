import type { MeetingKind } from '#features/meetings/rules.ts'

type Usual = { titles: string[]; agenda: string[]; topics: string[]; resolutions: string[] }

const readings = [
  '学习《中国共产党章程》总纲',
  '学习《中国共产党支部工作条例（试行）》',
  '学习《中国共产党党员教育管理工作条例》',
  '学习《中国共产党纪律处分条例》',
  '学习《中国共产党党员权利保障条例》',
  '学习航天报国事迹',
  '学习安全生产和保密规定',
]

/** What each kind of meeting is usually called and about. */
export const usual: Record<MeetingKind, Usual> = {
  themeDay: {
    titles: [
      '“重温入党誓词”主题党日',
      '“学先进、比贡献”主题党日',
      '“岗位建功”主题党日',
      '“廉洁从业”主题党日',
      '“安全生产月”主题党日',
      '“走进院史馆”主题党日',
      '“结对帮扶”主题党日',
    ],
    agenda: ['集中学习', '开展主题活动'],
    topics: readings,
    resolutions: [],
  },
  membersMeeting: {
    titles: ['支部党员大会'],
    agenda: ['传达学习上级精神', '支部委员会报告本季度工作', '讨论下季度工作安排'],
    topics: readings,
    resolutions: ['同意下季度工作安排'],
  },
  committeeMeeting: {
    titles: ['支委会会议'],
    agenda: ['研究本月支部工作', '研究党员教育管理事项'],
    topics: readings,
    resolutions: ['按分工落实本月工作'],
  },
  groupMeeting: {
    titles: ['党小组会'],
    agenda: ['组织学习', '交流讨论'],
    topics: readings,
    resolutions: [],
  },
  lecture: {
    titles: ['书记讲党课', '专题党课', '微党课交流'],
    agenda: ['讲党课'],
    topics: readings,
    resolutions: [],
  },
  reviewMeeting: {
    titles: ['年度组织生活会和民主评议党员'],
    agenda: ['通报会前准备情况', '开展批评和自我批评', '民主评议党员', '提出整改措施'],
    topics: readings,
    resolutions: ['会后形成整改清单，逐项落实'],
  },
  memberAppraisal: {
    titles: ['民主评议党员'],
    agenda: ['个人自评', '党员互评', '民主测评'],
    topics: readings,
    resolutions: [],
  },
}

export const places = ['支部活动室', '三楼会议室', '党员之家', '办公楼 201 会议室', '研究室大会议室']
export const excuses = ['出差', '外场试验', '病假', '参加上级会议', '探亲休假']
export const enteredBecause = ['手机没电，本人到会', '没有带手机，本人到会', '老同志不用手机，记录人补签']
export const lateReasons = ['书记外出，会后整理', '试验任务紧，会后补录', '记录人调整，补录上月记录']
