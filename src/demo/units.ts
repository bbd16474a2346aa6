/** What kind of people a branch gathers; decides ages, occupations and education. */
export type Flavour = 'research' | 'workshop' | 'office' | 'logistics' | 'retired' | 'students'

export type Unit = {
  name: string
  short: string
  /** How many branches of each flavour, at full size. */
  branches: Partial<Record<Flavour, number>>
  /** Names of the general branches among which part of the branches is divided. */
  generalBranches: string[]
  temporary?: string[]
  joint?: number
}

const institute = (name: string, short: string, extra: Partial<Unit> = {}): Unit => ({
  name,
  short,
  branches: { research: 23, office: 2, workshop: 2, retired: 2 },
  generalBranches: ['研发一部', '研发二部'],
  joint: 1,
  ...extra,
})
const factory = (name: string, short: string): Unit => ({
  name,
  short,
  branches: { workshop: 23, research: 5, office: 4, retired: 2 },
  generalBranches: ['机加分厂', '装配分厂'],
  joint: 2,
})
const three = ['研发一部', '研发二部', '研发三部']

/** The twenty-one committees below 星河研究院党委: with it, twenty-two. No real institute is meant. */
export const units: Unit[] = [
  institute('总体设计所', '总体所', {
    generalBranches: three,
    temporary: ['“鹊桥”外场试验队', '“揽月”联合攻关队'],
  }),
  institute('启明控制所', '启明所', { generalBranches: three, temporary: ['“启明”外场试验队'] }),
  institute('云帆结构所', '云帆所', { generalBranches: three }),
  institute('长庚动力所', '长庚所', { generalBranches: three, temporary: ['“长庚”热试队', '“长庚”驻厂队'] }),
  institute('天枢电子所', '天枢所'),
  institute('天璇材料所', '天璇所'),
  institute('天玑测试所', '天玑所'),
  institute('天权工艺所', '天权所'),
  institute('玉衡计算所', '玉衡所'),
  institute('开阳信息所', '开阳所'),
  institute('瑶光光学所', '瑶光所'),
  institute('织女软件中心', '织女中心'),
  institute('牵牛标准中心', '牵牛中心'),
  institute('参宿试验中心', '参宿中心', { temporary: ['高原试验队'], joint: 3 }),
  factory('北辰制造厂', '北辰厂'),
  factory('南斗总装厂', '南斗厂'),
  factory('银汉机械厂', '银汉厂'),
  { name: '机关', short: '机关', branches: { office: 29 }, generalBranches: [], joint: 1 },
  {
    name: '离退休工作部',
    short: '离退休部',
    branches: { retired: 62 },
    generalBranches: ['梧桐苑', '银杏苑', '海棠苑', '玉兰苑', '丁香苑', '紫藤苑'],
  },
  {
    name: '后勤保障中心',
    short: '后勤',
    branches: { logistics: 20 },
    generalBranches: ['生活服务部', '动力保障部'],
  },
  { name: '星河学院', short: '学院', branches: { students: 6, office: 6 }, generalBranches: [] },
]

const offices =
  '办公室 科技处 人力资源处 财务处 质量安全处 发展计划处 纪检监督处 组织宣传处 保密档案处 国际合作处 条件保障处 审计处 法务处 采购中心 离退休办 信息化处 经营处 物资处 保卫处 工会 团委 型号一办 型号二办 型号三办 型号四办 项目管理办 培训中心 资产处 新闻中心 后勤处'.split(
    ' ',
  )
const logistics =
  '物业一班 物业二班 食堂 车队 医院门诊 医院住院 幼儿园 供电站 供暖站 供水站 绿化队 招待所 印刷厂 仓储科 维修一队 维修二队 通信站 消防队 园区管理科 采购科'.split(
    ' ',
  )

/** Chinese numerals 1–99: 二十三. */
function numeral(n: number): string {
  const digits = '〇一二三四五六七八九'
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return (tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`) + (ones === 0 ? '' : digits[ones])
}

/** The name of the n-th room, workshop or office of a flavour, counted from 1. */
export function roomName(flavour: Flavour, n: number): string {
  if (flavour === 'office') return offices[(n - 1) % offices.length] as string
  if (flavour === 'logistics') return logistics[(n - 1) % logistics.length] as string
  if (flavour === 'workshop') return `第${numeral(n)}车间`
  if (flavour === 'retired') return `离退休第${numeral(n)}`
  if (flavour === 'students') return `研究生第${numeral(n)}班`
  return `第${numeral(n)}研究室`
}
