// question: 某地区的年度报告说了些什么？ | What does a region's yearly report amount to?
// param: region region required the region, by name, path or code
// param: year integer optional only this year
// column: year the year reported on
// column: title the report's title
// column: date when it was signed or published
// column: implements mechanisms carried out or tried out
// column: plans mechanisms planned
// column: lacks mechanisms that are lacking
// column: figures figures given
// column: documents documents cited
// column: source the file or address
// column: report the report's id
MATCH (r:Region {id: $region})<-[:COVERS]-(p:Report)
WHERE $year IS NULL OR p.year = $year
RETURN p.year AS year, p.title AS title, p.date AS date,
       COUNT { (r)-[a:IMPLEMENTS|PILOTS]->(:Mechanism) WHERE a.report = p.id } AS implements,
       COUNT { (r)-[a:PLANS]->(:Mechanism) WHERE a.report = p.id } AS plans,
       COUNT { (r)-[a:LACKS]->(:Mechanism) WHERE a.report = p.id } AS lacks,
       COUNT { (p)<-[:FROM]-(:Observation) } AS figures,
       COUNT { (r)-[a:ISSUED|CARRIES_OUT|STUDIED|MENTIONS]->(:Document) WHERE a.report = p.id } AS documents,
       p.source AS source, p.id AS report
ORDER BY year, report
