import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { printPdf } from '#platform/print.ts'
import { batchSheets, whyNotBatch } from './batches/rules.ts'
import { chineseNumber, type PaperFacts, type Vote } from './facts/rules.ts'
import { type PaperName, paperNames, sheetsOf, whyNotPrint } from './rules.ts'

const vote: Vote = {
  heldOn: '2026-11-18',
  place: '第一会议室',
  chair: '王雅琴',
  recorder: '林佳宁',
  scrutineers: ['吴海涛'],
  tellers: ['郑启明', '孙立言'],
  entitled: 23,
  present: 21,
  absent: ['何文博（出差）', '罗建平（因病）'],
  handedOut: 21,
  returned: 21,
  inFavour: 20,
  against: 0,
  abstained: 1,
  spoiled: 0,
  resolution: null,
}
const none: Vote = {
  ...vote,
  heldOn: null,
  place: null,
  chair: null,
  recorder: null,
  scrutineers: [],
  tellers: [],
  present: null,
  absent: [],
  handedOut: null,
  returned: null,
  inFavour: null,
  against: null,
  abstained: null,
  spoiled: null,
}

const whole: PaperFacts = {
  today: '2026-11-27',
  version: '2026',
  person: {
    name: '周思远',
    gender: '男',
    birthDate: '1996-04-09',
    ethnicity: '汉族',
    nativePlace: '浙江绍兴',
    education: '硕士研究生毕业',
    degree: '工学硕士',
    workStartedOn: '2020-07-01',
    identityNumber: '3****************5',
    phone: '138****1024',
    homeAddress: '星河研究院家属区6号楼',
    occupation: '专业技术人员',
    politicalStatus: '发展对象',
    career: [
      { from: '2020-07-01', until: '2023-03-01', text: '启明研究所第一研究室' },
      { from: '2023-03-01', until: null, text: '启明研究所第三研究室' },
    ],
    honours: [{ title: '年度先进工作者', awardedOn: '2025-01-15', awardedBy: '星河研究院' }],
    family: [
      {
        relation: '父亲',
        name: '周国梁',
        birthDate: '1968-02-03',
        politicalStatus: '中共党员',
        work: '绍兴某中学教师',
      },
      { relation: '母亲', name: '沈玉兰', birthDate: '1970-10-21', politicalStatus: '群众', work: '退休' },
    ],
  },
  branch: '启明研究所第三研究室党支部',
  committee: '中共星河研究院启明研究所委员会',
  appliedOn: '2024-03-15',
  talk: {
    on: '2024-04-02',
    place: '党员活动室',
    by: '王雅琴',
    post: '党支部书记',
    content: '周思远同志介绍了本人学习工作经历、家庭情况和要求入党的经过，表示愿意接受党组织的教育和考察。',
  },
  recommendation: { on: '2024-08-20', result: '党员推荐，参加推荐的正式党员22名，20名推荐。' },
  decisions: {},
  activistOn: '2024-09-02',
  activistFiledOn: '2024-09-20',
  mentors: ['吴海涛', '林佳宁'],
  reports: [
    { on: '2024-12-20', title: '学习党章的体会' },
    { on: '2025-03-28', title: '参加课题攻关的思想汇报' },
  ],
  reviews: [
    {
      from: '2024-09-02',
      until: '2025-03-02',
      opinion: '学习认真，工作主动。',
      branchOpinion: '同意联系人意见，继续培养。',
    },
    { from: '2025-03-02', until: '2025-09-02', opinion: '政治上要求进步。', branchOpinion: null },
  ],
  candidate: {
    opinions: '听取党小组、培养联系人、党员和群众意见，均同意列为发展对象。',
    decidedOn: '2026-05-20',
    agreedOn: '2026-06-02',
    listedOn: '2026-06-12',
  },
  sponsors: ['吴海涛', '林佳宁'],
  introducers: [
    {
      name: '吴海涛',
      gender: '男',
      birthDate: '1979-02-01',
      joinedOn: '2001-06-20',
      becameFullOn: '2002-06-20',
      branch: '启明研究所第三研究室党支部',
    },
    {
      name: '林佳宁',
      gender: '女',
      birthDate: '1985-11-01',
      joinedOn: '2008-05-04',
      becameFullOn: '2009-05-04',
      branch: '启明研究所第三研究室党支部',
    },
  ],
  introducedOn: '2026-06-15',
  politicalReview: {
    on: '2026-08-10',
    findings: '本人政治历史清楚，遵纪守法；直系亲属和主要社会关系政治情况清楚。政治审查合格。',
    letters: [
      {
        to: '绍兴某中学党支部',
        about: '周国梁',
        sentOn: '2026-06-20',
        answeredOn: '2026-07-08',
        result: '政治历史清楚',
      },
      {
        to: '绍兴某街道党工委',
        about: '沈玉兰',
        sentOn: '2026-06-20',
        answeredOn: '2026-07-12',
        result: '遵纪守法',
      },
    ],
  },
  training: {
    from: '2026-08-17',
    until: '2026-08-19',
    days: 3,
    hours: 24,
    result: '考试合格',
  },
  untrained: false,
  notice: {
    about: 'candidate',
    from: '2026-06-03',
    until: '2026-06-10',
    workingDays: 5,
    address: '启明研究所办公楼203室',
    phone: '010-60000012',
    receiver: '启明研究所党委办公室',
  },
  branchReviewedOn: '2026-09-10',
  preReview: { on: '2026-10-20', opinion: '经审查，同意提交支部大会讨论。' },
  applicationFormNo: 'XH-2026-0117',
  admission: vote,
  talkBeforeApproval: { on: '2026-11-21', by: '孙明轩', opinion: '对党的认识明确，入党动机端正。' },
  approvedOn: null,
  oath: null,
  probation: { from: '2026-11-18', until: '2027-11-18', extendedUntil: null },
  probationReviews: [],
  confirmationAppliedOn: null,
  confirmation: none,
  confirmedOn: null,
  materials: [
    {
      step: '递交入党申请书',
      title: '入党申请书',
      article: '第六条',
      required: true,
      presentOn: '2024-03-15',
    },
    { step: '党组织派人谈话', title: '谈话记录', article: '第七条', required: true, presentOn: '2024-04-02' },
    { step: '政治审查', title: '政治审查结论性材料', article: '第十六条', required: true, presentOn: null },
    { step: '入党宣誓', title: '宣誓记录', article: '第二十九条', required: false, presentOn: null },
  ],
}

/** A file that has only just begun: the papers leave room to write. */
const begun: PaperFacts = {
  ...whole,
  talk: null,
  recommendation: null,
  activistOn: null,
  activistFiledOn: null,
  mentors: [],
  reports: [],
  reviews: [],
  candidate: { opinions: null, decidedOn: null, agreedOn: null, listedOn: null },
  sponsors: [],
  introducers: [],
  introducedOn: null,
  politicalReview: { on: null, findings: null, letters: [] },
  training: null,
  notice: null,
  branchReviewedOn: null,
  preReview: { on: null, opinion: null },
  applicationFormNo: null,
  admission: none,
  talkBeforeApproval: null,
  probation: { from: null, until: null, extendedUntil: null },
}

const textOf = (paper: PaperName, facts: PaperFacts) => JSON.stringify(sheetsOf(paper, facts))
const print = async (paper: PaperName, facts: PaperFacts) => {
  const pdf = await printPdf(
    'admission.typ',
    { sheets: sheetsOf(paper, facts), author: facts.branch },
    facts.today,
  )
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

/** Pages of a full file, and of one that has only just begun, where they are not one. */
const pages: Partial<Record<PaperName, [number, number]>> = {
  activist: [5, 5],
  politicalReview: [2, 2],
  letters: [4, 2],
  notice: [1, 0],
  ballots: [21, 23],
  probation: [3, 3],
  confirmationBallots: [23, 23],
}

describe('The papers of an admission', () => {
  for (const paper of paperNames)
    it(`${paper} stays on its pages, full and empty`, async () => {
      const [full, empty] = pages[paper] ?? [1, 1]
      assert.equal(await print(paper, whole), full)
      if (empty) assert.equal(await print(paper, begun), empty)
    })

  it('stay on their pages when a life was long', async () => {
    const career = Array.from({ length: 9 }, (_, at) => ({
      from: `${2000 + at}-07-01`,
      until: `${2001 + at}-07-01`,
      text: '启明研究所第一研究室',
    }))
    const long = { ...whole, person: { ...whole.person, career } }
    for (const paper of ['applicant', 'volunteer', 'activistFiling'] as const)
      assert.equal(await print(paper, long), 1, paper)
  })

  it('say what the register and the file know', () => {
    for (const paper of paperNames.filter((one) => !['letters', 'petition'].includes(one)))
      assert.match(textOf(paper, whole), /周思远/, paper)
    assert.match(textOf('talk', whole), /2024年4月2日/)
    assert.match(textOf('activist', whole), /吴海涛、林佳宁/)
    assert.match(textOf('preReview', whole), /发函2件、回函2件.*集中培训24学时/)
    assert.match(textOf('volunteer', whole), /XH-2026-0117/)
    assert.match(textOf('confirmation', whole), /2027年11月18日/)
  })

  it('ask each relative’s organization in a letter of its own, with a page to come back', () => {
    const sheets = sheetsOf('letters', whole).map((one) => JSON.stringify(one))
    assert.equal(sheets.length, 4)
    assert.match(sheets[0] ?? '', /绍兴某中学党支部/)
    assert.match(sheets[2] ?? '', /沈玉兰/)
  })

  it('tell where an objection is heard; without a notice there is none to print', () => {
    assert.match(textOf('notice', whole), /2026年6月3日至2026年6月10日（五个工作日）.*203室.*010-60000012/)
    assert.equal(whyNotPrint('notice', whole), null)
    assert.equal(whyNotPrint('notice', begun), 'paper-without-notice')
  })

  it('ask for consent under the text of 2026, tell of the listing under that of 2014', () => {
    assert.match(textOf('candidateFiling', whole), /拟列为发展对象报批表/)
    const old = textOf('candidateFiling', { ...whole, version: '2014' })
    assert.match(old, /发展对象备案表/)
    assert.match(old, /（2014年）第十三条/)
  })

  it('name the introducers with their years in the Party, and leave room where nobody is named', () => {
    assert.match(textOf('introducers', whole), /吴海涛","男","1979年2月","2001年6月","2002年6月"/)
    assert.match(textOf('introducers', whole), /2026年6月15日/)
    assert.match(textOf('introducers', begun), /\["","","","","",""\]/)
  })

  it('certify the training with its days and hours; who went untrained holds no certificate', () => {
    assert.match(textOf('training', whole), /2026年8月17日至2026年8月19日.*3天、24学时。结业情况：考试合格。/)
    assert.equal(whyNotPrint('training', whole), null)
    assert.equal(whyNotPrint('training', { ...whole, untrained: true }), 'paper-untrained')
  })

  it('record the recommendation and the oath in the words of the Constitution', () => {
    assert.match(textOf('recommendation', whole), /2024年8月20日，党员推荐，参加推荐的正式党员22名/)
    const oath = { on: '2027-01-10', place: '党员活动室', said: '全体党员参加，仪式庄重。' }
    const sworn = textOf('oath', { ...whole, oath })
    assert.match(sworn, /党员活动室.*随时准备为党和人民牺牲一切，永不叛党.*全体党员参加/)
    assert.match(sworn, /2027年1月10日/)
  })

  it('are one ballot for each voter, with the votes that are needed', () => {
    assert.match(textOf('ballots', begun), /本次应到会23人，须有12票/)
    const nobody = { ...whole, admission: { ...none, entitled: 0 } }
    assert.equal(whyNotPrint('ballots', nobody), 'paper-without-voters')
    const unready = { ...whole, confirmation: { ...none, entitled: 0 } }
    assert.equal(whyNotPrint('confirmationBallots', unready), 'paper-without-voters')
  })

  it('write the resolution from the count', () => {
    assert.match(textOf('resolution', whole), /赞成20票，反对0票，弃权1票，赞成人数超过应到会.*同意接收/)
    const lost = { ...whole, admission: { ...vote, inFavour: 11, against: 10 } }
    assert.match(textOf('resolution', lost), /赞成人数未超过应到会.*不同意接收/)
    assert.match(textOf('tally', lost), /未通过/)
    assert.match(textOf('resolution', begun), /同意（不同意）/)
    const all = { ...whole, admission: { ...vote, present: 23, absent: [] } }
    assert.match(textOf('tally', all), /"无"/)
    const unnamed = { ...whole, admission: { ...vote, absent: [] } }
    assert.doesNotMatch(textOf('tally', unnamed), /"无"/)
  })

  it('tell in one table how all were voted on at one meeting, and by themselves who were voted on elsewhere', async () => {
    const of = (name: string, more: Partial<Vote> = {}, part: 'admission' | 'confirmation' = 'admission') => {
      const person = { ...whole.person, name }
      return { facts: { ...whole, person, [part]: { ...vote, ...more } }, part }
    }
    const all = [of('甲'), of('乙', { inFavour: 11, against: 10 }), of('丙', {}, 'confirmation')]
    const [joint, alone, ...others] = batchSheets('tally', all).map((one) => JSON.stringify(one))
    assert.match(
      joint ?? '',
      /"甲","21","21","20","0","1","0","12 票","通过".*"乙","21","21","11","10".*"未通过"/,
    )
    assert.match(alone ?? '', /预备党员转正票决情况汇总表.*丙/)
    assert.deepEqual(others, [])
    const many = Array.from({ length: 12 }, (_, at) => of(`第${at}名`))
    const sheets = batchSheets('tally', many)
    const pdf = await printPdf('admission.typ', { sheets, author: '' }, whole.today)
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1)
    assert.equal(batchSheets('ballots', all).length, 63)
    assert.equal(whyNotBatch(all), null)
    assert.equal(whyNotBatch([of('甲', { entitled: 0 })]), 'paper-without-voters')
  })

  it('list all the papers of a file on one page', async () => {
    const [one] = whole.materials
    const materials = Array.from({ length: 27 }, () => ({
      ...(one as (typeof whole.materials)[number]),
      title: '支委会会议记录（确定入党积极分子）',
      article: '第三十条、第三十一条',
    }))
    assert.equal(await print('checklist', { ...whole, materials }), 1)
  })

  it('count the missing ones in the list of papers', () => {
    assert.match(textOf('checklist', whole), /已有 2 件，缺 1 件/)
  })
})

describe('A number in words', () => {
  it('is that of an article', () => {
    assert.deepEqual([7, 10, 16, 20, 33].map(chineseNumber), ['七', '十', '十六', '二十', '三十三'])
  })
})
