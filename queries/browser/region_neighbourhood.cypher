// 一个地区的周边 | A region's neighbourhood
// 可改：地区名，重名时改写为 {id: 'region/330782'}；2 是每种关系最多画几条；去掉 WHERE 一行则连机构、数据一起画
// Edit: the region's name, or {id: 'region/330782'} where several share it; 2 is the most to draw of each kind;
// without the line WHERE, agencies and figures are drawn too
MATCH (r:Region {name: '北川羌族自治县'})-[a]-(x)
WHERE NOT type(a) IN ['IN_REGION', 'REPORTED', 'MENTIONS']
WITH r, a, x ORDER BY type(a), x.id, a.report
WITH r, type(a) AS kind, collect({edge: a, node: x})[..2] AS some
UNWIND some AS one
WITH r, one.edge AS a, one.node AS x
RETURN r, a, x
