/** GB/T 3304 民族: order and names verified (V), letters from memory (M). 97 其他, 98 外国血统中国籍 (M). */
const table =
  '01汉HA 02蒙古MG 03回HU 04藏ZA 05维吾尔UG 06苗MH 07彝YI 08壮ZH 09布依BY 10朝鲜CS 11满MA 12侗DO 13瑶YA 14白BA 15土家TJ 16哈尼HN 17哈萨克KZ 18傣DA 19黎LI 20傈僳LS 21佤VA 22畲SH 23高山GS 24拉祜LH 25水SU 26东乡DX 27纳西NX 28景颇JP 29柯尔克孜KG 30土TU 31达斡尔DU 32仫佬ML 33羌QI 34布朗BL 35撒拉SL 36毛南MN 37仡佬GL 38锡伯XB 39阿昌AC 40普米PM 41塔吉克TA 42怒NU 43乌孜别克UZ 44俄罗斯RS 45鄂温克EW 46德昂DE 47保安BO 48裕固YG 49京GI 50塔塔尔TT 51独龙DR 52鄂伦春OR 53赫哲HZ 54门巴MB 55珞巴LB 56基诺JN'

const names = new Map<string, string>([
  ...table.split(' ').map((entry) => [entry.slice(0, 2), `${entry.slice(2, -2)}族`] as [string, string]),
  ['97', '其他'],
  ['98', '外国血统中国籍人士'],
])
const byText = new Map<string, string>()
for (const [code, name] of names) {
  byText.set(code, code)
  byText.set(name, code)
  byText.set(name.replace(/族$/, ''), code)
}
for (const entry of table.split(' ')) byText.set(entry.slice(-2), entry.slice(0, 2))
for (const [old, code] of [
  ['毛难族', '36'],
  ['毛难', '36'],
  ['崩龙族', '46'],
  ['崩龙', '46'],
] as const)
  byText.set(old, code)

/** Name (with or without 族), old name, code (a sheet may have lost its leading 0) or letters → two-digit code. */
export const parseEthnicity = (text: string): string | null =>
  byText.get(/^\d$/.test(text) ? `0${text}` : text.toUpperCase()) ?? null
export const ethnicityName = (code: string): string => names.get(code) ?? code
export const ethnicityCodes = [...names.keys()]
export const han = '01'
/** 少数民族: a known code other than 汉 (regulations 7.2), so that 汉族 + 少数民族 is everybody; 97 and 98 are among them (M). */
export const isMinority = (code: string): boolean => code !== han && names.has(code)
