import type { Employment, Occupation, PoliticalStatus } from '#features/people/standings/rules.ts'

/** The words of the feed for what has no standard of its own, and 政治面貌 of GB/T 4762 (codes and names V, everyday words M). */
export const employmentNames: Record<Employment, string> = {
  employed: '在职',
  retired: '离退休',
  left: '离职',
  deceased: '死亡',
}

/** 职业 of the bulletin. */
export const occupationNames: Record<Occupation, string> = {
  worker: '工人',
  farmer: '农牧渔民',
  professional: '专业技术人员',
  manager: '管理人员',
  official: '党政机关工作人员',
  student: '学生',
  otherOccupation: '其他职业人员',
  retired: '离退休人员',
}

export const politicalStatusNames: Record<PoliticalStatus, string> = {
  masses: '群众',
  otherParty: '民主党派',
  leagueMember: '共青团员',
  applicant: '入党申请人',
  activist: '入党积极分子',
  candidate: '发展对象',
  probationaryMember: '预备党员',
  fullMember: '正式党员',
}

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
