type Department = { label: string; categories: Record<string, string> }

/**
 * 登记管理部门 and 机构类别 (GB 32100-2015, table 1, with the departments that joined the scheme
 * later). For display only: a code of a department that is not listed here is still accepted.
 */
export const CREDIT_CODE_DEPARTMENTS: Record<string, Department> = {
  '1': {
    label: '机构编制',
    categories: { '1': '机关', '2': '事业单位', '3': '群众团体', '9': '其他' },
  },
  '2': { label: '外交', categories: { '1': '外国常驻新闻机构', '9': '其他' } },
  '3': {
    label: '司法行政',
    categories: {
      '1': '律师执业机构',
      '2': '公证处',
      '3': '基层法律服务所',
      '4': '司法鉴定机构',
      '5': '仲裁委员会',
      '9': '其他',
    },
  },
  '4': { label: '文化', categories: { '1': '外国在华文化中心', '9': '其他' } },
  '5': {
    label: '民政',
    categories: { '1': '社会团体', '2': '民办非企业单位', '3': '基金会', '9': '其他' },
  },
  '6': {
    label: '旅游',
    categories: { '1': '外国旅游部门常驻机构', '2': '港澳台旅游部门常驻机构', '9': '其他' },
  },
  '7': { label: '宗教', categories: { '1': '宗教活动场所', '2': '宗教院校', '9': '其他' } },
  '8': { label: '工会', categories: { '1': '基层工会', '9': '其他' } },
  '9': { label: '市场监管', categories: { '1': '企业', '2': '个体工商户', '3': '农民专业合作社' } },
  A: { label: '军队编制', categories: { '1': '军队事业单位', '9': '其他' } },
  N: {
    label: '农业农村',
    categories: {
      '1': '组级集体经济组织',
      '2': '村级集体经济组织',
      '3': '乡镇级集体经济组织',
      '9': '其他',
    },
  },
  Y: { label: '其他', categories: { '1': '其他' } },
}
