// question: 哪些地区如何对待某一文件？ | Which regions stand how to a document?
// param: document document required the document, by title
// param: year integer optional only this year
// column: region the region
// column: relation issued, carries out, studied or mentions
// column: year the year reported on
// column: evidence the sentence
// column: region_id the region's id
// column: report the report that says so
MATCH (d:Document {id: $document})<-[a:ISSUED|CARRIES_OUT|STUDIED|MENTIONS]-(r:Region)
WHERE $year IS NULL OR a.year = $year
RETURN r.name AS region, type(a) AS relation, a.year AS year, a.evidence AS evidence,
       r.id AS region_id, a.report AS report
ORDER BY year, region_id, relation, report
