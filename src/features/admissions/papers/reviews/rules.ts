import { formatDay } from '#basics/days.ts'
import { careerOf, opinion, personForm, relativeRows, whoRows } from '../applications/rules.ts'
import { basisOf, type Letter, type PaperFacts } from '../facts/rules.ts'
import { dayIfKnown, dayOr, pairs, type Sheet, sealed, signed, table } from '../layout/rules.ts'

const asked = [
  '对党的理论和路线、方针、政策的态度；',
  '政治历史和在重大政治斗争中的表现；',
  '遵纪守法和遵守社会公德情况；',
  '直系亲属和与本人关系密切的主要社会关系的政治情况。',
].join('')

/** 政治审查表: two pages; the letters asked and answered stand with their dates. */
export function politicalReviewSheet(facts: PaperFacts): Sheet {
  const { person, politicalReview: review, branch, committee } = facts
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '发展对象政治审查表',
    parts: [
      personForm([
        ...whoRows(person),
        pairs(['党支部', branch], ['列为发展\n对象时间', dayIfKnown(facts.candidate.listedOn)]),
        opinion('学习和\n工作经历', careerOf(person), 38),
        ...relativeRows(person, 7),
        opinion('审查内容', asked, 26),
        opinion('审查方式', '同本人谈话、查阅有关档案材料、找有关单位和人员了解情况以及必要的函调或外调', 18),
      ]),
      { k: 'break' },
      { k: 'heading', text: '函调、外调情况' },
      table(
        [4, 4, 3, 3, 6],
        ['发往单位', '了解对象', '发函时间', '回函时间', '结论'],
        review.letters.map((one) => [
          one.to,
          one.about,
          dayIfKnown(one.sentOn),
          dayIfKnown(one.answeredOn),
          one.result ?? '',
        ]),
        5,
      ),
      { k: 'gap', tall: 4 },
      personForm([
        opinion(
          '审查情况和\n结论性意见',
          facts.decisions.politicalReview ?? review.findings,
          84,
          signed('党支部书记签名', review.on),
        ),
        opinion('基层党委\n审核意见', null, 40, sealed(committee, null)),
      ]),
    ],
    basis: basisOf(facts.version, 16),
  }
}

/** 函调信: the part that stays, the letter, and the page that comes back. Not sent before it is known to whom. */
export function letterSheets(facts: PaperFacts): Sheet[] {
  const letters: Letter[] = facts.politicalReview.letters.length
    ? facts.politicalReview.letters
    : [{ to: '', about: '', sentOn: null, answeredOn: null, result: null }]
  return letters.flatMap((letter) => [askingSheet(facts, letter), answerSheet(facts, letter)])
}

const blank = '　　　　　　　　　　'

const askingSheet = (facts: PaperFacts, { to, about, sentOn }: Letter): Sheet => ({
  size: 'a4',
  look: 'letter',
  above: '',
  title: '函调证明材料信',
  parts: [
    {
      k: 'flush',
      text: `存根　事由：发展对象${facts.person.name}同志政治审查\n了解对象：${about || blank}　　发往：${to || blank}\n发函时间：${dayOr(sentOn)}　　经办人：`,
    },
    { k: 'cut' },
    { k: 'flush', text: `${to || blank}党组织：` },
    {
      k: 'text',
      text: `我单位${facts.person.name}同志（${facts.person.gender}，${formatDay(facts.person.birthDate)}出生，${facts.branch}）已列为发展对象。按照${facts.version === '2026' ? '新修订的' : ''}《中国共产党发展党员工作细则》规定，须对其直系亲属和与本人关系密切的主要社会关系的政治情况进行了解。`,
    },
    {
      k: 'text',
      text: `据其本人填报，${about || blank}同志${to ? `在${to}` : '在你处'}工作（居住）。请协助了解以下情况，填写回函并加盖党组织公章后，于收函后十五日内寄回：`,
    },
    { k: 'text', text: '一、该同志的基本情况和政治面貌；' },
    { k: 'text', text: '二、对党的理论和路线、方针、政策的态度，政治历史和在重大政治斗争中的表现；' },
    { k: 'text', text: '三、遵纪守法和遵守社会公德情况，是否受过党纪、政务处分和刑事处罚；' },
    { k: 'text', text: '四、其他需要说明的情况。' },
    { k: 'text', text: '此致' },
    { k: 'flush', text: '敬礼' },
    { k: 'gap', tall: 10 },
    { k: 'right', lines: sealed(facts.committee, sentOn) },
    { k: 'gap', tall: 10 },
    { k: 'flush', text: '回函地址：　　　　　　　　　　　　联系人：　　　　　　电话：' },
  ],
  basis: basisOf(facts.version, 16),
})

const answerSheet = (facts: PaperFacts, { to, about, answeredOn, result }: Letter): Sheet => ({
  size: 'a4',
  look: 'form',
  above: '',
  title: '函调回函',
  parts: [
    { k: 'flush', text: `${facts.committee}：` },
    { k: 'text', text: `你委关于了解${about || blank}同志有关情况的来函收悉，现回复如下。` },
    personForm([
      pairs(['姓名', about], ['性别', ''], ['出生年月', '']),
      pairs(['政治面貌', ''], ['职务（职业）', '']),
      pairs(['工作单位\n或居住地', to]),
      opinion('政治历史和\n现实表现', result, 62),
      opinion('遵纪守法\n情况', null, 42),
      opinion('其他需要\n说明的情况', null, 30),
      opinion('党组织意见', null, 44, sealed('', answeredOn)),
    ]),
  ],
  basis: basisOf(facts.version, 16),
})
