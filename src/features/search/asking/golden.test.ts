/** The golden set: what people ask, what must be found by it, and how far up. One line is one expectation. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, plantInstitute, startTestApp } from '#src/testing.ts'
import { writeStale } from '../entries/actions.ts'

const app = await startTestApp()
after(() => app.close())
let department: Client

/** Short names of the regulations: how their titles begin. */
const titles: Record<string, string> = {
  章程: '中国共产党章程',
  支部: '中国共产党支部工作条例',
  选举: '中国共产党基层组织选举工作条例',
  细则: '中国共产党发展党员工作细则',
  教育: '中国共产党党员教育管理工作条例',
  党费: '关于中国共产党党费收缴',
  公文: '党政机关公文处理工作条例',
  处置: '中国共产党不合格党员组织处置办法',
  国企: '中国共产党国有企业',
  处分: '中国共产党纪律处分条例',
  权利: '中国共产党党员权利保障条例',
  基数: '关于进一步规范党费工作的通知',
  上缴: '中央和国家机关党费',
  纪念章: '“光荣在党50年”',
  印章: '国务院关于国家行政机关',
  格式: '党政机关公文格式',
  归档: '归档文件整理规则',
}

/** question | regulation and place | among the first so many. Several places: any of them. */
const golden = `
六个月不交党费 | 章程 第九条 | 3
连续六个月不参加组织生活 | 章程 第九条 | 1
没有正当理由 不参加组织生活 | 章程 第九条 | 2
六个月不参加活动算什么 | 章程 第九条 | 5
自行脱党 | 章程 第九条 | 1
退党自由 | 章程 第九条 | 1
党员有退党的自由 | 章程 第九条 | 1
预备党员的权利 | 章程 第七条 | 3
预备党员没有表决权 | 章程 第七条; 选举 第五条 | 2
留党察看 选举权 | 选举 第五条 | 1
入党要几岁 十八岁 | 章程 第一条; 细则 第五条 | 4
年满十八岁的先进分子 | 章程 第一条 | 1
申请入党须年满18岁 | 细则 第五条 | 1
党员义务 | 章程 第三条 | 2
党员权利 | 章程 第四条; 权利 党员权利 | 2
申诉 控告 | 章程 第四条; 权利 党员权利 | 2
入党誓词 | 章程 第六条 | 2
面向党旗宣誓 | 章程 第六条; 细则 第二十九条 | 2
面向党旗进行入党宣誓 | 章程 第六条; 细则 第二十九条 | 2
惩前毖后治病救人 | 章程 第四十条 | 1
治病救人 惩前毖后 | 章程 第四十条 | 1
纪律处分要经支部大会 | 章程 第四十二条 | 2
三人以上成立党的基层组织 | 章程 第三十条 | 2
支部党员不超过50人 | 支部 第四条 | 2
不足3人 联合党支部 | 支部 第四条 | 1
联合党支部 | 支部 第四条 | 2
成立党支部的程序 | 支部 第五条 | 3
批复时间一般不超过1个月 | 支部 第五条 | 1
撤销党支部 | 支部 第六条 | 2
临时党支部 组织关系 | 支部 第七条 | 1
组织关系不转接 | 支部 第七条 | 1
党员大会多久开一次 每季度 | 支部 第十一条 | 2
支部大会 半数以上 到会 | 支部 第十一条; 细则 第十九条 | 2
支委会每月召开1次 | 支部 第十二条 | 2
党小组会 每月 | 支部 第十三条 | 2
党小组组长怎么产生 | 支部 第十三条 | 3
书记不能参加 委托副书记 主持 | 支部 第十四条 | 1
谁来召集支部党员大会 | 支部 第十四条 | 3
书记每年讲党课 | 支部 第十五条 | 2
讲党课 每年至少讲1次 | 支部 第十五条 | 1
主题党日 | 支部 第十六条 | 1
党日活动 | 支部 第十六条 | 1
每月相对固定1天 | 支部 第十六条 | 1
组织生活会 第四季度 | 支部 第十七条 | 1
组织生活会一年几次 | 支部 第十七条 | 3
民主评议党员 | 支部 第十八条 | 1
个人自评 党员互评 | 支部 第十八条 | 1
评议党员 程序 | 支部 第十八条 | 1
民主测评 | 支部 第十八条 | 1
谈心谈话 次数 | 支部 第十九条 | 2
谈心 | 支部 第十九条 | 1
七人以上设立支部委员会 | 支部 第二十条 | 3
支委会 3至5人组成 | 支部 第二十条 | 1
支部委员会 任期 3年 | 支部 第二十一条 | 3
空缺 补选 | 支部 第二十三条 | 1
增补委员 | 支部 第二十三条 | 2
届满前6个月提醒 | 支部 第二十四条 | 1
任期届满 提醒换届 | 支部 第二十四条 | 1
按期换届 | 选举 第三条 | 2
延期换届 一年 | 选举 第三条 | 2
换届选举 延期 提前 | 选举 第三条 | 1
党员500名以上 代表大会 | 选举 第四条 | 1
强迫选举人 | 选举 第六条 | 1
候选人差额20% | 选举 第十三条 | 1
差额比例 | 选举 第十三条 | 1
候选人 德才兼备 | 选举 第十三条 | 1
五分之四 到会 | 选举 第二十三条 | 1
有选举权的到会人数不少于五分之四 | 选举 第二十三条 | 1
收到入党申请书一个月内谈话 | 细则 第七条 | 1
一个月内派人谈话 | 细则 第七条 | 1
推优 | 细则 第八条 | 2
入党积极分子怎么确定 | 细则 第八条 | 4
积极分子 培养联系人 | 细则 第九条 | 3
每半年考察一次 | 细则 第十一条 | 2
换单位 积极分子 连续计算 | 细则 第十二条 | 1
公示五个工作日 | 细则 第十三条 | 2
发展对象 公示 | 细则 第十三条 | 1
两名正式党员作介绍人 | 章程 第五条; 细则 第十四条 | 2
入党介绍人 | 细则 第十四条 | 2
政审 | 细则 第十六条 | 2
未经政治审查不能发展入党 | 细则 第十六条 | 1
培训 24学时 | 细则 第十七条 | 4
二十四个学时 | 细则 第十七条 | 1
三天 集中培训 | 细则 第十七条 | 1
预审 入党志愿书 | 细则 第十八条 | 2
三个月内离开单位 | 细则 第十八条 | 2
逐个讨论和表决 | 细则 第二十条 | 1
无记名投票 | 细则 第二十条 | 1
党总支能不能审批预备党员 | 细则 第二十二条 | 1
审批 三个月 六个月 延长 | 细则 第二十五条 | 1
预备期从什么时候算 支部大会通过之日 | 细则 第三十一条; 教育 第二十四条; 党费 第八条 | 2
延长预备期 不能少于半年 | 细则 第三十一条 | 1
预备期 延长 | 细则 第三十一条; 章程 第七条 | 2
转正申请 | 细则 第三十二条 | 2
按期转正 | 细则 第三十二条; 细则 第三十三条 | 3
人事档案 党员档案 | 细则 第三十六条 | 2
32学时 | 教育 学习时间 | 1
失联党员 停止党籍 | 教育 第二十四条 | 2
失去联系6个月 | 教育 第二十四条; 处置 限期改正 | 2
外出6个月 转移组织关系 | 教育 第二十五条 | 2
流动党员 | 教育 流动党员 | 1
外出党员 管理 | 教育 流动党员 | 2
党费交多少 比例 | 党费 第二条 | 2
工资3000元以下 党费 | 党费 第二条 | 1
离退休 党费 | 党费 第五条 | 1
退休党员交党费 | 党费 第五条 | 3
年薪制 | 党费 第三条 | 1
学生党员 每月0.2元 | 党费 第六条 | 1
困难党员 免交党费 | 党费 第七条; 党费 第六条 | 2
预备党员什么时候开始交党费 | 党费 第八条 | 2
工资变动 党费基数 | 党费 第十条 | 2
一次多交1000元 | 党费 第十一条 | 1
补交 不超过6个月 | 党费 第十二条 | 1
党费可以用来做什么 使用范围 | 党费 第十九条 | 2
党费使用 集体讨论 | 党费 第二十条 | 1
缴费基数 绩效 奖金 | 基数 交纳基数 | 1
党费上缴 20% | 上缴 第四条 | 1
请示 一文一事 | 公文 第十五条; 公文 请示与批复一文一事、及时答复 | 2
15种公文 | 公文 第八条 | 1
限期改正 | 处置 限期改正; 处置 处置方式 | 2
劝退 除名 | 处置 处置方式; 章程 第九条 | 2
开除党籍 | 处分 纪律处分 | 1
党龄50年 纪念章 | 纪念章 颁发范围 | 2
光荣在党五十年 | 纪念章 颁发范围; 纪念章 | 3
印章直径4.5厘米 | 印章 印章式样 | 1
3号仿宋 | 格式 版面 | 1
保管期限 永久 | 归档 保管期限 | 1
章程 第九条 | 章程 第九条 | 1
党章第七条 | 章程 第七条 | 1
支部工作条例第十三条 | 支部 第十三条 | 1
发展党员细则第31条 | 细则 第三十一条 | 1
选举条例 第二十三条 | 选举 第二十三条 | 1
第四十二条 | 章程 第四十二条 | 1
第42条 | 章程 第四十二条 | 1
中组发〔2008〕3号 | 党费 | 1
[2008]3号 | 党费 | 2
中组发(2008)3号 | 党费 | 2
DA/T 22 | 归档 | 3
mzpydy | 支部 第十八条 | 3
minzhupingyi | 支部 第十八条 | 3
dangzhang | 章程 | 3
ztdr | 支部 第十六条 | 2
zhutidangri | 支部 第十六条 | 2
txth | 支部 第十九条 | 2
xuanjugongzuotiaoli | 选举 | 3
黨旗 | 章程 第六条; 细则 第二十九条 | 2
退黨自由 | 章程 第九条 | 1
黨費 交納 比例 | 党费 第二条 | 2
民主評議黨員 | 支部 第十八条 | 1
入黨介紹人 | 细则 第十四条 | 2
４．５厘米 | 印章 印章式样 | 1
ＤＡ／Ｔ　２２ | 归档 | 3
２４学时 | 细则 第十七条; 教育 学习时间 | 6
旗 | 章程 第六条; 细则 第二十九条 | 4
誓 | 章程 第六条; 细则 第二十九条 | 4
农 | 党费 第六条; 选举 第二条 | 6
一室党支部 换届 差额 | 会议 换届 | 3
结构强度试验 攻关 | 会议 攻关 | 1
攻关突击队 | 会议 攻关 | 1
张 | 会议 攻关 | 60
关于购置会议设备的请示 | 请示 | 1
购置设备 请示 | 请示 | 1
星研党东一〔2026〕7号 | 请示 | 1
〔2026〕7号 | 请示 | 1
2026 7号 | 请示 | 5
gzhysb | 请示 | 1
goumaishebei 购置 | 请示 | 3
`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string])

before(async () => {
  const { organizations } = await app.stage(plantInstitute)
  const sql = (text: string, values: unknown[]) => app.world.open.pool.query(text, values)
  const minutes = (item: string, said: string) =>
    JSON.stringify([{ item, speeches: [{ speaker: '张三丰', text: said }] }])
  const meeting = `insert into meeting (organization_id, kind, title, planned_on, agenda, minutes)
    values ($1, $2, $3, $4, $5, $6)`
  await sql(meeting, [
    organizations.east1,
    'membersMeeting',
    '一室党支部换届选举大会',
    '2026-10-20',
    ['审议选举办法', '差额选举支部委员会委员'],
    minutes('差额选举', '候选人比应选名额多一名，请大家认真填写选票。'),
  ])
  await sql(meeting, [
    organizations.east2,
    'themeDay',
    '党员突击队主题活动',
    '2026-09-20',
    ['结构强度试验攻关'],
    minutes('结构强度试验攻关', '成立党员攻关突击队，九月底前完成静力试验。'),
  ])
  for (let at = 0; at < 30; at++)
    await sql(meeting, [
      organizations.west1,
      'lecture',
      `第${at}次党课`,
      '2026-08-20',
      ['学习党章', '缴纳党费'],
      '[]',
    ])
  const { rows } = await sql(
    `insert into official_document (kind, organization_id, template_key, title, values, blocks, created_at, created_by,
       changed_at, addressee, signatory, contact_name, contact_phone, number, number_code, number_year, number_sequence,
       issued_on, issued_at, issued_by)
     values ('request', $1, 'request-general', '关于购置会议设备的请示', '{}', $2, now(), '某人', now(), '东区党委', '某人',
       '某人', '010-1', '星研党东一〔2026〕7号', '星研党东一', 2026, 7, '2026-10-01', now(), '某人') returning id`,
    [organizations.east1, JSON.stringify([{ k: 'p', text: '拟购置投影设备一套，请审批。' }])],
  )
  await sql(
    `insert into request (organization_id, organization_path, superior_id, document_id, started_at, started_name)
     select id, path, $2, $3, now(), '某人' from organization where id = $1`,
    [organizations.east1, organizations.east, rows[0].id],
  )
  department = await app.as('branch', { organizationId: organizations.east1 })
  const whole = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
  await app.stage((ctx) => writeStale(ctx, 5000))
  // The draft of a request is for the branch alone; everything else the department sees.
  clients = { 请示: department, other: whole }
})
let clients: Record<string, Client>

/** How far up one of the places stands; 0: nowhere. */
async function placeOf(question: string, wanted: string): Promise<number> {
  const [kind] = wanted.split(' ') as [string]
  const source = kind === '会议' ? 'meeting' : kind === '请示' ? 'request' : 'material'
  const client = (clients[kind] ?? clients.other) as Client
  const { rows } = await client.call.search.find({ text: question, source, size: 50 })
  const isWanted = (row: (typeof rows)[number]) =>
    wanted.split(';').some((one) => {
      const [regulation = '', ...rest] = one.trim().split(' ')
      const place = rest.join(' ')
      const title = row.title.map(({ text }) => text).join('')
      if (source !== 'material')
        return source === 'request' || `${title}`.includes(place === '换届' ? '换届' : '突击队')
      const anchor = decodeURIComponent(row.address.split('#')[1] ?? '')
      return title.startsWith(titles[regulation] as string) && (!place || anchor === place)
    })
  return rows.findIndex(isWanted) + 1
}

describe('The golden set', () => {
  it('is of at least a hundred questions', () => assert.ok(golden.length >= 100, `${golden.length}`))

  it('is found, as far up as it should be', async (t) => {
    const missed: string[] = []
    const places: number[] = []
    for (const [question, wanted, first] of golden) {
      const place = await placeOf(question, wanted)
      places.push(place)
      if (place === 0 || place > Number(first))
        missed.push(`${question} → ${wanted}: ${place || 'not at all'}, not ≤ ${first}`)
    }
    const share = (most: number) =>
      places.filter((place) => place > 0 && place <= most).length / places.length
    t.diagnostic(
      `${golden.length} questions: first ${share(1).toFixed(2)}, of the first three ${share(3).toFixed(2)}`,
    )
    assert.deepEqual(missed, [])
  })

  const meant: [string, string][] = [
    ['三会一科', '三会一课'],
    ['民主生活汇', '民主生活会'],
    ['党非', '党费'],
    ['主题当日', '主题党日'],
    ['预备党圆', '预备党员'],
    ['入党介紹仁', '入党介绍人'],
  ]
  it('offers what was perhaps meant when a word is written wrongly', async () => {
    for (const [wrong, right] of meant) {
      const answer = await clients.other?.call.search.find({ text: wrong })
      assert.equal(answer?.meant, right, wrong)
    }
  })

  it('offers words and titles while one types, in characters, pinyin and initials', async () => {
    const offered: [string, RegExp][] = [
      ['民主', /民主评议|民主生活会/],
      ['mzpy', /民主评议/],
      ['zhongguogongchandang', /中国共产党/],
      ['zggcdzc', /中国共产党章程/],
      ['支部工作', /支部工作条例/],
    ]
    for (const [typed, wanted] of offered) {
      const { words, titles: found } = (await clients.other?.call.search.suggest({ text: typed })) ?? {
        words: [],
        titles: [],
      }
      assert.match([...words, ...found.map(({ title }) => title)].join(' '), wanted, typed)
    }
  })

  it('opens the very article', async () => {
    const { rows } = (await clients.other?.call.search.find({ text: '退党自由', source: 'material' })) ?? {
      rows: [],
    }
    assert.match(rows[0]?.address ?? '', /^\/library\/materials\/\d+#%E7%AC%AC%E4%B9%9D%E6%9D%A1$/)
  })
})
