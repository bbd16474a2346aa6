/** Traditional characters met in Party writing, each followed by its simplified form. */
const traditional =
  '黨党員员會会織织組组費费關关係系轉转繳缴選选舉举記记書书議议紀纪課课題题總总結结幹干部部習习學学習习課课團团體体區区國国華华' +
  '為为與与產产業业務务條条規规則则範范評评論论談谈話话讀读講讲詞词證证請请謝谢訓训設设計计認认識识試试誌志語语說说調调諮咨' +
  '徵征詢询讓让護护謹谨譯译變变責责財财貢贡貧贫質质費费資资賓宾賞赏賢贤贊赞購购賽赛賀贺負负賴赖贏赢趙赵趕赶躍跃車车軍军軌轨' +
  '輔辅輕轻載载較较輛辆輩辈輝辉輪轮輸输辦办辭辞邊边遷迁運运過过達达違违遠远適适遲迟選选遺遗還还邁迈鄉乡鄧邓鄭郑醫医釋释' +
  '針针鋼钢錄录錢钱錯错鍛锻鎮镇鏡镜鐘钟鐵铁鑒鉴長长門门開开閉闭問问間间閱阅闊阔闡阐隊队階阶陽阳陰阴際际隨随險险隱隐雙双' +
  '雜杂離离難难電电靈灵靜静頂顶項项順顺預预頒颁領领頭头頻频題题額额願愿類类顧顾顯显風风飛飞養养餘余館馆馬马駐驻驗验驚惊' +
  '體体髮发鬥斗魯鲁鮮鲜鳥鸟麗丽麥麦點点黃黄齊齐齡龄龍龙龐庞專专將将對对導导屆届屬属島岛崗岗師师帶带幫帮幣币庫库廠厂廣广' +
  '廢废廳厅張张強强彈弹彙汇後后從从復复徑径徵征德德恆恒悅悦態态憂忧慣惯慶庆應应懷怀懲惩戰战戲戏戶户執执擁拥擇择擊击擔担' +
  '據据舉举損损換换揚扬揮挥撥拨擬拟擴扩攜携攝摄敗败敘叙數数斷断於于時时晉晋晝昼暫暂曉晓曆历東东條条極极構构標标樓楼樹树' +
  '機机檔档檢检權权歡欢歲岁歷历歸归殘残殺杀毀毁氣气決决沒没況况測测準准滿满漢汉濟济灣湾災灾為为無无煙烟熱热營营爭争爾尔' +
  '狀状獎奖獨独獲获環环現现瑪玛異异畫画當当療疗發发盡尽監监盤盘眾众著着碼码確确禮礼禱祷種种積积稱称穩稳窮穷竊窃筆笔節节' +
  '範范築筑簡简簽签籌筹籍籍糧粮紅红約约級级納纳純纯紙纸紛纷細细終终組组絕绝統统經经綜综維维網网緊紧線线緣缘編编練练縣县' +
  '縱纵績绩繼继續续纖纤罰罚羅罗義义聖圣聯联聲声職职聽听肅肃脫脱腦脑腳脚臨临舊旧艦舰艱艰藝艺蘇苏蘭兰處处虛虚號号蟲虫術术' +
  '衛卫衝冲補补裝装裡里製制複复見见視视親亲覺觉觀观訂订訪访許许診诊該该詳详誠诚誤误課课諾诺貫贯貨货貴贵貿贸贈赠踐践軟软' +
  '農农遞递郵邮鄰邻采采鑑鉴閣阁隻只雖虽項项個个們们倫伦偉伟備备傳传債债傷伤傾倾價价優优儉俭儲储兒儿內内兩两冊册凈净' +
  '紹绍併并佔占僅仅儘尽券券顆颗凍冻劃划劇剧創创動动務务勝胜勞劳勢势勵励勸劝匯汇協协單单卻却厲厉參参員员啟启嚴严圍围園园圓圆圖图場场堅坚報报塊块' +
  '壓压壞坏壯壮壽寿夢梦奪夺奮奋婦妇孫孙寧宁實实審审寫写寬宽寶宝來来萬万億亿'

const simplified = new Map<string, string>()
for (let at = 0; at + 1 < traditional.length; at += 2)
  simplified.set(traditional[at] as string, traditional[at + 1] as string)

/** What may change at all, so that the many signs that never do cost nothing. */
const folded = new RegExp(
  `[A-Z\\u00a0-\\u2fff\\u3000\\u3130-\\u33ff\\uf900-\\uffef${[...simplified.keys()].join('')}]`,
  'g',
)

/** Every sign is folded once: the same few hundred come again in every text. */
const known = new Map(simplified)
function foldSign(sign: string): string {
  const before = known.get(sign)
  if (before !== undefined) return before
  const plain = sign.normalize('NFKC').toLowerCase()
  const kept = plain.length === sign.length ? plain : sign
  known.set(sign, kept)
  return kept
}

/**
 * A text as it is compared: full-width signs to half width, capitals to small ones, traditional characters to
 * simplified ones. Every sign keeps its place, so that what is found in the one stands in the other.
 */
export const foldText = (text: string): string => text.replace(folded, foldSign)

const digits = '〇一二三四五六七八九'

/** 十三 → 13, 一百零二 → 102, 二〇二六 → 2026; null for what is no number below ten thousand. */
export function numberOf(text: string): number | null {
  const signs = text.replace(/零/g, '〇').replace(/两/g, '二')
  if (/^\d{1,4}$/.test(signs)) return Number(signs)
  if (/^[〇一二三四五六七八九]{1,4}$/.test(signs))
    return Number([...signs].map((sign) => digits.indexOf(sign)).join(''))
  const parts = /^(?:(.)千)?〇?(?:(.)百)?〇?(?:(.?)十)?〇?(.)?$/.exec(signs)
  if (!parts || !signs) return null
  const [, thousands, hundreds, tens, ones] = parts
  const figures = [thousands, hundreds, tens === '' ? '一' : tens, ones].map((sign) =>
    sign === undefined ? 0 : digits.indexOf(sign),
  )
  if (figures.some((figure) => figure < 0)) return null
  return figures.reduce((sum, figure) => sum * 10 + figure, 0)
}

/** 13 → 十三, as the articles of regulations are counted. */
export function numberInWords(number: number): string {
  const hundreds = Math.floor(number / 100)
  const tens = Math.floor((number % 100) / 10)
  const ones = number % 10
  const words = [
    hundreds ? `${digits[hundreds]}百` : '',
    tens ? `${tens === 1 && !hundreds ? '' : digits[tens]}十` : hundreds && ones ? '零' : '',
    ones ? digits[ones] : '',
  ]
  return words.join('') || '零'
}
