import type { Gender } from '#basics/standards/gender.ts'
import type { Random } from './random.ts'

const common =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const surnames = [...common]
const rareSurnames = ['单', '仇', '尉迟', '欧阳', '司徒', '上官', '诸葛', '区', '翟', '逄', '亓', '佘']

const given: Record<Gender, string[]> = {
  male: [
    ...'伟磊军洋勇杰明超刚辉峰飞斌浩宇博凯晨帆旭航睿坤鸿森腾远恒骏铭轩皓泽瑞霖栋梁海波松柏岩川砺锋鑫煜昊廷钧岳嵩',
  ],
  female: [...'芳娜敏静丽艳娟霞秀英慧莉婷雪琳晶倩颖丹蕾薇岚婉妍瑶璐菲萱怡岑茜蓉菡芷若溪清漪苒瑾玥舒窈晴'],
}
const first: Record<Gender, string[]> = {
  male: [...'志建国文永思子俊嘉宏振继承启景星致明绍天一云维学世兆君'],
  female: [...'晓雅思子梦诗佳若书美玉春秋月心语可欣佩惠素桂文亦静念'],
}
/** Characters of the extension blocks that older programs print as boxes. */
const rare = ['𬭎', '䶮', '㛃', '𬀩', '𬍛', '𬭸', '镕', '喆', '堃', '旸', '赟', '翀']

/** A name for a person of an ethnicity (GB/T 3304). One in three hundred carries a rare character. */
export function nameFor(random: Random, gender: Gender, ethnicity: string): string {
  if (ethnicity === '05') return `${random.pick(uyghurGiven[gender])}·${random.pick(uyghurGiven.male)}`
  if (ethnicity === '02' && random.chance(0.5)) return random.pick(mongol[gender])
  if (ethnicity === '04') return random.pick(tibetan) + random.pick(tibetan)
  const surname = surnameFor(random, ethnicity)
  if (random.chance(0.0034)) return surname + random.pick(first[gender]) + random.pick(rare)
  const last = random.pick(given[gender])
  return random.chance(0.22) ? surname + last : surname + random.pick(first[gender]) + last
}

function surnameFor(random: Random, ethnicity: string): string {
  if (ethnicity === '03' && random.chance(0.5)) return random.pick(['马', '白', '哈', '丁', '沙', '海'])
  if (ethnicity === '10') return random.pick(['金', '朴', '崔', '李', '郑', '全'])
  if (ethnicity === '11' && random.chance(0.4)) return random.pick(['关', '佟', '富', '那', '赫', '金'])
  if (random.chance(0.008)) return random.pick(rareSurnames)
  // The first of the list are the commonest.
  return surnames[Math.floor(random.next() ** 1.9 * surnames.length)] as string
}

const uyghurGiven: Record<Gender, string[]> = {
  male: ['买买提', '艾尼瓦尔', '吐尔逊', '阿不都', '艾力', '库尔班', '热合曼', '亚森'],
  female: ['阿依古丽', '热依汗', '古丽娜尔', '帕提古丽', '米热古丽', '阿依努尔'],
}
const mongol: Record<Gender, string[]> = {
  male: ['巴特尔', '苏和', '朝鲁', '哈斯', '宝音', '那日松', '布和'],
  female: ['乌云', '其其格', '萨仁', '娜仁', '高娃', '托娅', '塔娜'],
}
const tibetan = ['扎西', '次仁', '卓玛', '丹增', '央金', '格桑', '平措', '德吉', '旺堆', '白玛']

/** Shares of ethnicities among the bulletin's members: 少数民族 744.5 of 9804.1 (7.6 %). */
export const ethnicityShares = [
  ['01', 924],
  ['11', 17],
  ['03', 15],
  ['08', 9],
  ['02', 8],
  ['15', 7],
  ['06', 6],
  ['10', 4],
  ['05', 3],
  ['04', 2],
  ['12', 1.5],
  ['13', 1.2],
  ['14', 1],
  ['07', 1],
  ['38', 0.3],
  ['22', 0.3],
  ['31', 0.2],
  ['43', 0.1],
  ['53', 0.1],
] as const
