import { employmentNames, occupationNames } from '#features/people/rules.ts'
import type { Employment, Occupation, PoliticalStatus } from '#features/people/standings/rules.ts'

/** The words of the feed for what has no standard of its own; 政治面貌: GB/T 4762 (codes and names V, everyday words M). */
const statusWords: Record<PoliticalStatus, string> = {
  fullMember: '01 1 中国共产党党员 中共党员 正式党员 中共正式党员',
  probationaryMember: '02 2 中国共产党预备党员 中共预备党员 预备党员',
  leagueMember: '03 3 中国共产主义青年团团员 共青团员 团员',
  otherParty:
    '04 4 中国国民党革命委员会会员 中国国民党革命委员会党员 民革会员 民革党员 05 5 中国民主同盟盟员 民盟盟员 06 6 中国民主建国会会员 民建会员 07 7 中国民主促进会会员 民进会员 08 8 中国农工民主党党员 农工党党员 09 9 中国致公党党员 致公党党员 10 九三学社社员 11 台湾民主自治同盟盟员 台盟盟员 民主党派',
  masses: '12 无党派民主人士 无党派人士 无党派 13 群众',
  applicant: '入党申请人',
  activist: '入党积极分子 积极分子',
  candidate: '发展对象',
}

const statusByWord = new Map(
  (Object.keys(statusWords) as PoliticalStatus[]).flatMap((status) =>
    statusWords[status].split(' ').map((word): [string, PoliticalStatus] => [word, status]),
  ),
)

const byName = <K extends string>(names: Record<K, string>) =>
  new Map((Object.keys(names) as K[]).map((key): [string, K] => [names[key], key]))
const employments = byName(employmentNames)
const occupations = byName(occupationNames)

/** A name or code of GB/T 4762 (a sheet may have lost the leading 0), or a step on the way into the Party. */
export const parsePoliticalStatus = (text: string): PoliticalStatus | null => statusByWord.get(text) ?? null
export const parseEmployment = (text: string): Employment | null => employments.get(text) ?? null
export const parseOccupation = (text: string): Occupation | null => occupations.get(text) ?? null
