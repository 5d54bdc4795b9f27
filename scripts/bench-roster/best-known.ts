/**
 * Best objectives known of the public shift-scheduling instances. Sources: Curtois and Qu, "Computational results on new staff
 * scheduling benchmark instances" (2014); Rahimian, Akartunalı and Levine (2017); Turhan and Bilgen (2020); the list of changes
 * of schedulingbenchmarks.org. 15 and 19 to 24 may have been improved since.
 */
export const BEST_KNOWN: ReadonlyMap<string, number> = new Map([
  ['Instance1', 607],
  ['Instance2', 828],
  ['Instance3', 1001],
  ['Instance4', 1716],
  ['Instance5', 1143],
  ['Instance6', 1950],
  ['Instance7', 1056],
  ['Instance8', 1300],
  ['Instance9', 439],
  ['Instance10', 4631],
  ['Instance11', 3443],
  ['Instance12', 4040],
  ['Instance13', 1348],
  ['Instance14', 1278],
  ['Instance15', 3834],
  ['Instance16', 3225],
  ['Instance17', 5746],
  ['Instance18', 4459],
  ['Instance19', 3149],
  ['Instance20', 4943],
  ['Instance21', 21159],
  ['Instance22', 33155],
  ['Instance23', 17428],
  ['Instance24', 48777],
]);
