// 一个地区的周边 | A region's neighbourhood
// 可改：地区名；重名时改写为 {id: 'region/330782'}；5 是每种关系最多画几条
// Edit: the region's name, or {id: 'region/330782'} where several share it; 5 is the most of each kind to draw
MATCH (r:Region {name: '北川羌族自治县'})-[a]-(x)
WITH r, a, x ORDER BY type(a), x.id, a.report
WITH r, type(a) AS kind, collect({edge: a, node: x})[..5] AS some
UNWIND some AS one
WITH r, one.edge AS a, one.node AS x
RETURN r, a, x
