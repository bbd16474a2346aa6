import { formatDay } from '#basics/days.ts'
import { careerOf, honoursOf, opinion, personForm, relativeRows, whoRows } from '../applications/rules.ts'
import { basisOf, type PaperFacts } from '../facts/rules.ts'
import { cell, dayIfKnown, head, pairs, type Sheet, sealed, signed } from '../layout/rules.ts'

const cultivated = (facts: PaperFacts): string => {
  const { reviews, reports, mentors, activistOn, training, politicalReview } = facts
  const answered = politicalReview.letters.filter(({ answeredOn }) => answeredOn).length
  return [
    activistOn &&
      `${formatDay(activistOn)}确定为入党积极分子，培养联系人${mentors.join('、')}；半年考察${reviews.length}次，思想汇报${reports.length}篇。`,
    politicalReview.on &&
      `${formatDay(politicalReview.on)}形成政治审查结论性材料${politicalReview.letters.length ? `，发函${politicalReview.letters.length}件、回函${answered}件` : ''}。`,
    training &&
      `${formatDay(training.from)}至${formatDay(training.until)}参加集中培训${training.hours ? `${training.hours}学时` : ''}${training.result ? `，${training.result}` : ''}。`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** 发展对象预审表: what the branch has examined, and what the committee says to it. */
export function preReviewSheet(facts: PaperFacts): Sheet {
  const { person, branch, committee } = facts
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '发展对象预审表',
    parts: [
      { k: 'flush', text: `党支部：${branch}` },
      personForm([
        ...whoRows(person),
        pairs(
          ['申请入党\n时间', dayIfKnown(facts.appliedOn)],
          ['确定为积极\n分子时间', dayIfKnown(facts.activistOn)],
          ['列为发展\n对象时间', dayIfKnown(facts.candidate.listedOn)],
        ),
        pairs(['入党介绍人', facts.sponsors.join('、')]),
        opinion('培养教育考察、\n政治审查和\n集中培训情况', cultivated(facts), 44),
        opinion(
          '支部委员会\n审查意见',
          facts.decisions.committeeReview ?? null,
          42,
          signed('党支部书记签名', facts.branchReviewedOn),
        ),
        opinion('执纪执法等\n有关部门意见', null, 30),
        opinion('基层党委\n预审意见', facts.preReview.opinion, 46, sealed(committee, facts.preReview.on)),
        [head('《入党志愿书》编号', { span: 4 }), cell(facts.applicationFormNo, { span: 8 })],
      ]),
    ],
    basis: basisOf(facts.version, 18),
  }
}

/** 备案表: an activist or a candidate told to the committee above; for a candidate of 2026 it is 报请同意. */
export function filingSheet(facts: PaperFacts, about: 'activist' | 'candidate'): Sheet {
  const { person, branch, committee, version } = facts
  const agrees = about === 'candidate' && version === '2026'
  const what = about === 'activist' ? '入党积极分子' : '发展对象'
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: agrees ? '拟列为发展对象报批表' : `${what}备案表`,
    parts: [
      { k: 'flush', text: `党支部：${branch}` },
      personForm([
        ...whoRows(person),
        pairs(
          ['申请入党\n时间', dayIfKnown(facts.appliedOn)],
          [
            about === 'activist' ? '谈话时间' : '确定为积极\n分子时间',
            dayIfKnown(about === 'activist' ? facts.talk?.on : facts.activistOn),
          ],
        ),
        opinion('学习和\n工作经历', careerOf(person), 32),
        ...relativeRows(person, 4),
        opinion('奖惩情况', honoursOf(person), 18),
        about === 'activist'
          ? opinion(
              '推荐和推优\n情况',
              facts.recommendation &&
                `${formatDay(facts.recommendation.on)}，${facts.recommendation.result ?? ''}`,
              26,
            )
          : opinion('听取意见\n情况', facts.candidate.opinions, 26),
        opinion(
          '支部委员会\n意见',
          facts.decisions[about] ?? null,
          34,
          signed('党支部书记签名', about === 'activist' ? facts.activistOn : facts.candidate.decidedOn),
        ),
        opinion(
          agrees ? '上级党委\n意见' : '上级党委\n备案意见',
          null,
          34,
          sealed(committee, about === 'activist' ? facts.activistFiledOn : facts.candidate.agreedOn),
        ),
      ]),
    ],
    basis: basisOf(version, about === 'activist' ? 8 : 13),
  }
}

/** 《入党志愿书》填写内容: what the register and the file know for each of its columns, to be copied by hand. */
export function volunteerSheet(facts: PaperFacts): Sheet {
  const { person, branch, committee, admission } = facts
  const known = (value: number | null) => (value === null ? '　　' : String(value))
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '《中国共产党入党志愿书》填写内容',
    parts: [
      { k: 'flush', text: `志愿书编号：${facts.applicationFormNo ?? ''}　　申请人：${person.name}` },
      personForm([
        ...whoRows(person),
        pairs(['公民身份号码', person.identityNumber], ['现居住地', person.homeAddress]),
        pairs(['单位、职务\n或职业', `${branch}　${person.occupation}`]),
        opinion('学习和\n工作经历', careerOf(person), 36),
        ...relativeRows(person, 4),
        opinion('何时何地\n受过何种奖励', honoursOf(person), 20),
        pairs(['入党介绍人', facts.sponsors.join('、')]),
        opinion(
          '支部大会决议\n所需数字',
          `本支部共有表决权的正式党员${admission.entitled}名，${dayIfKnown(admission.heldOn)}到会${known(admission.present)}名，赞成${known(admission.inFavour)}票，反对${known(admission.against)}票，弃权${known(admission.abstained)}票。`,
          20,
        ),
        pairs(['支部名称', branch], ['审批党委', committee]),
      ]),
      {
        k: 'note',
        text: '“入党志愿”和“对党的认识”由本人撰写；志愿书用钢笔、签字笔或毛笔填写，字迹清楚，没有内容的栏目写“无”。',
      },
    ],
    basis: basisOf(facts.version, 18, 23),
  }
}
