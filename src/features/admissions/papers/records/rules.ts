import { formatDay } from '#basics/days.ts'
import { opinion, personForm, whoRows } from '../applications/rules.ts'
import { basisOf, type PaperFacts } from '../facts/rules.ts'
import {
  cell,
  dayIfKnown,
  dayOr,
  head,
  monthOf,
  pairs,
  type Sheet,
  sealed,
  signed,
  table,
} from '../layout/rules.ts'

/** 推荐（推优）表: by the members, or by the organizations of youth and workers; the branch committee decides. 第八条. */
export function recommendationSheet(facts: PaperFacts): Sheet {
  const { person, branch, recommendation } = facts
  const said = recommendation
    ? `${formatDay(recommendation.on)}，${recommendation.result ?? '经推荐产生人选。'}`
    : null
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '入党积极分子推荐（推优）表',
    parts: [
      { k: 'flush', text: `党支部：${branch}` },
      personForm([
        ...whoRows(person),
        pairs(['政治面貌', person.politicalStatus], ['联系电话', person.phone]),
        pairs(['申请入党\n时间', dayIfKnown(facts.appliedOn)], ['谈话时间', dayIfKnown(facts.talk?.on)]),
        opinion('推荐方式\n和结果', said, 44),
        opinion('主要表现', null, 44),
        opinion('党小组意见', null, 26, signed('党小组组长签名', null)),
        opinion('群团组织\n推优意见', null, 28, sealed('', null)),
        opinion(
          '支部委员会\n研究意见',
          facts.decisions.activist ?? null,
          32,
          signed('党支部书记签名', facts.activistOn),
        ),
      ]),
      { k: 'note', text: '由党员推荐产生的，“群团组织推优意见”写“无”；群团组织推优的附推优材料。' },
    ],
    basis: basisOf(facts.version, 8),
  }
}

/** 入党介绍人登记表: two full members, as the register knows them. 第十四条、第十五条. */
export function introducersSheet(facts: PaperFacts): Sheet {
  const { person, branch, introducers, introducedOn } = facts
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '入党介绍人登记表',
    parts: [
      { k: 'flush', text: `党支部：${branch}` },
      personForm([
        pairs(['发展对象', person.name], ['列为发展\n对象时间', dayIfKnown(facts.candidate.listedOn)]),
        pairs(['确定入党介\n绍人时间', dayIfKnown(introducedOn)], ['培养联系人', facts.mentors.join('、')]),
      ]),
      { k: 'gap', tall: 5 },
      table(
        [3, 2, 3, 3, 3, 6],
        ['入党介绍人', '性别', '出生年月', '入党时间', '转正时间', '所在党支部'],
        introducers.map((one) => [
          one.name,
          one.gender,
          monthOf(one.birthDate),
          monthOf(one.joinedOn),
          monthOf(one.becameFullOn),
          one.branch ?? '',
        ]),
        2,
      ),
      { k: 'gap', tall: 5 },
      personForm([
        opinion(
          '入党介绍人\n的任务',
          '（一）向被介绍人解释党的纲领、章程，说明党员的条件、义务和权利；\n（二）认真了解被介绍人的入党动机、政治觉悟、道德品质、工作经历、现实表现等情况，如实向党组织汇报；\n（三）指导被介绍人填写《中国共产党入党志愿书》，并认真填写自己的意见；\n（四）向支部大会负责地介绍被介绍人的情况；\n（五）被介绍人批准为预备党员后，继续对其进行教育帮助。',
          58,
        ),
        opinion('本人是否\n愿意担任', null, 42, ['入党介绍人签名：　　　　　　、　　　　　　', dayOr(null)]),
        opinion(
          '党支部意见',
          facts.decisions.introducers ?? null,
          36,
          signed('党支部书记签名', introducedOn),
        ),
      ]),
    ],
    basis: basisOf(facts.version, 14, 15),
  }
}

const long = ({ days, hours }: { days: number | null; hours: number | null }): string =>
  [days ? `${days}天` : '', hours ? `${hours}学时` : ''].filter(Boolean).join('、')

/** 集中培训结业证明: of who was trained, by the committee that trained him. 第十七条. */
export function trainingSheet(facts: PaperFacts): Sheet {
  const { person, branch, committee, training } = facts
  const when = training
    ? `${formatDay(training.from)}至${formatDay(training.until)}`
    : `${dayOr(null)}至${dayOr(null)}`
  const lasted = training ? long(training) : '　　天、　　学时'
  const result = training?.result ?? (training ? null : '　　　　　　')
  return {
    size: 'a4',
    look: 'document',
    above: '',
    title: '发展对象集中培训结业证明',
    parts: [
      {
        k: 'text',
        text: `${person.name}同志，${person.gender}，${formatDay(person.birthDate)}出生，公民身份号码${person.identityNumber ?? '　　　　　　　　　　　　'}，系${branch}发展对象。`,
      },
      {
        k: 'text',
        text: `该同志于${when}参加${committee}组织的发展对象集中培训，共${lasted}。${result ? `结业情况：${result.replace(/。$/, '')}。` : ''}`,
      },
      { k: 'text', text: '培训期满，准予结业。特此证明。' },
      { k: 'gap', tall: 26 },
      { k: 'right', lines: sealed(committee, training?.until) },
    ],
    basis: basisOf(facts.version, 17),
  }
}

/** 中国共产党章程第六条 (V). */
const vow =
  '我志愿加入中国共产党，拥护党的纲领，遵守党的章程，履行党员义务，执行党的决定，严守党的纪律，保守党的秘密，对党忠诚，积极工作，为共产主义奋斗终身，随时准备为党和人民牺牲一切，永不叛党。'

/** 入党宣誓记录: where and when the oath was taken, and by whom it was led. 第二十九条. */
export function oathSheet(facts: PaperFacts): Sheet {
  const { person, branch, oath } = facts
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '入党宣誓记录',
    parts: [
      { k: 'flush', text: `党支部：${branch}` },
      personForm([
        pairs(['宣誓人', person.name], ['入党时间', dayIfKnown(facts.probation.from)]),
        pairs(['上级党委\n批准时间', dayIfKnown(facts.approvedOn)], ['宣誓时间', dayIfKnown(oath?.on)]),
        pairs(['宣誓地点', oath?.place], ['主持人', '']),
        [
          head('领誓人', { span: 2 }),
          cell('', { span: 4 }),
          head('参加人数', { span: 2 }),
          cell('', { span: 4 }),
        ],
        opinion('誓词', vow, 40),
        opinion('宣誓情况', oath?.said ?? null, 72),
        opinion('宣誓人签名', null, 24, [dayOr(oath?.on)]),
        opinion('领誓人签名', null, 24, [dayOr(oath?.on)]),
        opinion('党组织意见', null, 28, sealed(branch, oath?.on)),
      ]),
    ],
    basis: basisOf(facts.version, 29),
  }
}
