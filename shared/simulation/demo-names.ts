import type { LocalizedText } from '../site/localized-text.ts';

/** Simplified, traditional, Hanyu Pinyin. */
type Word = readonly [simplified: string, traditional: string, pinyin: string];

const SURNAMES: readonly Word[] = [
  ['王', '王', 'Wang'],
  ['李', '李', 'Li'],
  ['张', '張', 'Zhang'],
  ['刘', '劉', 'Liu'],
  ['陈', '陳', 'Chen'],
  ['杨', '楊', 'Yang'],
  ['黄', '黃', 'Huang'],
  ['赵', '趙', 'Zhao'],
  ['吴', '吳', 'Wu'],
  ['周', '周', 'Zhou'],
  ['徐', '徐', 'Xu'],
  ['孙', '孫', 'Sun'],
  ['马', '馬', 'Ma'],
  ['朱', '朱', 'Zhu'],
  ['胡', '胡', 'Hu'],
  ['林', '林', 'Lin'],
  ['郭', '郭', 'Guo'],
  ['何', '何', 'He'],
  ['高', '高', 'Gao'],
  ['罗', '羅', 'Luo'],
  ['郑', '鄭', 'Zheng'],
  ['梁', '梁', 'Liang'],
  ['谢', '謝', 'Xie'],
  ['宋', '宋', 'Song'],
  ['唐', '唐', 'Tang'],
  ['许', '許', 'Xu'],
  ['韩', '韓', 'Han'],
  ['邓', '鄧', 'Deng'],
  ['冯', '馮', 'Feng'],
  ['曹', '曹', 'Cao'],
  ['欧阳', '歐陽', 'Ouyang'],
];

const GIVEN_NAMES: readonly Word[] = [
  ['伟', '偉', 'Wei'],
  ['芳', '芳', 'Fang'],
  ['娜', '娜', 'Na'],
  ['敏', '敏', 'Min'],
  ['静', '靜', 'Jing'],
  ['丽', '麗', 'Li'],
  ['强', '強', 'Qiang'],
  ['磊', '磊', 'Lei'],
  ['洋', '洋', 'Yang'],
  ['艳', '豔', 'Yan'],
  ['勇', '勇', 'Yong'],
  ['杰', '傑', 'Jie'],
  ['娟', '娟', 'Juan'],
  ['涛', '濤', 'Tao'],
  ['明', '明', 'Ming'],
  ['秀英', '秀英', 'Xiuying'],
  ['晓雨', '曉雨', 'Xiaoyu'],
  ['嘉怡', '嘉怡', 'Jiayi'],
  ['子涵', '子涵', 'Zihan'],
  ['雨欣', '雨欣', 'Yuxin'],
  ['浩然', '浩然', 'Haoran'],
  ['思远', '思遠', 'Siyuan'],
  ['梦琪', '夢琪', 'Mengqi'],
  ['俊杰', '俊傑', 'Junjie'],
  ['婷婷', '婷婷', 'Tingting'],
  ['国强', '國強', 'Guoqiang'],
  ['海燕', '海燕', 'Haiyan'],
  ['志远', '志遠', 'Zhiyuan'],
  ['文静', '文靜', 'Wenjing'],
  ['佳慧', '佳慧', 'Jiahui'],
  ['天宇', '天宇', 'Tianyu'],
  ['雪梅', '雪梅', 'Xuemei'],
  ['建华', '建華', 'Jianhua'],
  ['欣怡', '欣怡', 'Xinyi'],
  ['宇轩', '宇軒', 'Yuxuan'],
  ['春霞', '春霞', 'Chunxia'],
  ['博文', '博文', 'Bowen'],
];

/** The nth of 1,147 names, no two alike. Example: `demoName(0)` is Wang Wei, 王伟, 王偉. */
export function demoName(index: number): LocalizedText {
  // 31 surnames and 37 given names have no common divisor, so walking both in step meets every pair once.
  const surname = SURNAMES[index % SURNAMES.length]!;
  const given = GIVEN_NAMES[index % GIVEN_NAMES.length]!;
  return {
    en: `${surname[2]} ${given[2]}`,
    'zh-CN': surname[0] + given[0],
    'zh-TW': surname[1] + given[1],
  };
}
